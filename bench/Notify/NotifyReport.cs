using System.Globalization;

namespace Bench.Notify;

/// <summary>The figures, ratios first.</summary>
internal sealed class NotifyReport(string machine, int runs, IReadOnlyList<Measured> measured)
{
    private const double MostMilliseconds = 150;
    private const double MostMebibytes = 60;

    public override string ToString() => string.Join('\n',
        "# notify, measured",
        "",
        $"Written by `./run bench notify`. {machine}",
        "",
        "The whole program as it ships posts one message to a webhook of Slack on the same machine that answers at once, in turn with curl and with Slack's own library for node,",
        $"which its own action stands on. Medians of {runs} runs after one that is not counted; least and most in brackets. CPU is user and system time; peak memory is from a run that was not timed.",
        "",
        Goals().ToString(),
        Compared().ToString());

    private MarkdownTable Goals()
    {
        var ours = measured[0];
        var table = new MarkdownTable("goal", "at most", "measured", "");
        Add(table, "wall time", MostMilliseconds, "ms", ours.Series.Wall.Median * 1000);
        Add(table, "peak memory", MostMebibytes, "MiB", ours.Mebibytes);
        return table;
    }

    private static void Add(MarkdownTable table, string goal, double limit, string unit, double figure) =>
        table.Add(goal, $"{limit} {unit}", $"{figure:0.#} {unit}", figure <= limit ? "met" : "**not met**");

    private MarkdownTable Compared()
    {
        var ours = measured[0];
        var table = new MarkdownTable("program", "wall ÷", "memory ÷", "wall", "CPU", "peak memory");
        foreach (var one in measured)
            table.Add(one.Contender.Name, Ratio(ours.Series.Wall.Median, one.Series.Wall.Median), Ratio(ours.Mebibytes, one.Mebibytes), one.Series.Wall.Milliseconds(), one.Series.Cpu.Milliseconds(), $"{one.Mebibytes:0} MiB");
        return table;
    }

    private static string Ratio(double ours, double other) => (ours / other).ToString("0.00", CultureInfo.InvariantCulture);
}
