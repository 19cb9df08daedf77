using System.Globalization;

namespace LocalAws.Control;

/// <summary>Ends this program when the one that started it is gone, so that a killed test leaves no server behind.</summary>
internal sealed class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // Read when the program starts: a process whose parent ends is adopted, and then the id is another's.
    private readonly int _first = ParentId();

    /// <summary>Completes when the parent process has ended.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (ParentId() == _first)
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    private static int ParentId()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        // pid (name) state ppid …; the name may hold blanks and parentheses.
        return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
