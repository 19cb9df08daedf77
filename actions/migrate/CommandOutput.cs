using Actions.Toolkit;

namespace Migrate;

/// <summary>What a command wrote: all of it in the order it came, and apart what it printed to standard output, where that can be told.</summary>
internal sealed class CommandOutput
{
    /// <summary>More is dropped from the front: nobody reads it, and the process must not die of it.</summary>
    private const int MostLines = 200_000;

    private readonly Lock gate = new();
    private readonly Queue<string> all = new();
    private readonly Queue<string> printed = new();

    /// <summary>Every line.</summary>
    public IReadOnlyList<string> All => Copy(all);

    /// <summary>The lines of standard output. A log service does not tell: then every line.</summary>
    public IReadOnlyList<string> Printed => Copy(printed);

    /// <summary>The last lines, for people.</summary>
    public IReadOnlyList<string> Last(int count) => [.. All.TakeLast(count)];

    /// <summary>Whether a line holds a text, in any case.</summary>
    public bool Has(string text) => All.Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));

    public void Add(string line, bool isPrinted = true)
    {
        lock (gate)
        {
            Keep(all, line);
            if (isPrinted)
                Keep(printed, line);
        }
    }

    /// <summary>Adds a line and shows it.</summary>
    public void Show(ActionLog log, string line, bool isPrinted)
    {
        Add(line, isPrinted);
        log.Foreign("  | ", line);
    }

    private static void Keep(Queue<string> lines, string line)
    {
        lines.Enqueue(line);
        if (lines.Count > MostLines)
            lines.Dequeue();
    }

    private List<string> Copy(Queue<string> lines)
    {
        lock (gate)
            return [.. lines];
    }
}
