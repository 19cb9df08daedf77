using System.Globalization;

namespace LocalAws.Control;

/// <summary>Ends this program when the one that started it is gone, so that a killed test leaves no server behind.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Completes when the parent process has ended.</summary>
    public static async Task WaitAsync(CancellationToken cancellationToken)
    {
        // A process without a parent of its own is adopted: its parent's id changes.
        var first = ParentId();
        using var timer = new PeriodicTimer(Interval);
        while (ParentId() == first)
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    private static int ParentId()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        // pid (name) state ppid …; the name may hold blanks and parentheses.
        return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
