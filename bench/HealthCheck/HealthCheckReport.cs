using Bench.Measuring;

namespace Bench.HealthCheck;

/// <summary>The figures, ratios first.</summary>
internal sealed class HealthCheckReport(
    string machine, int runs, IReadOnlyList<Pair> one, IReadOnlyList<Pair> many, IReadOnlyList<Pair> up, IReadOnlyList<Pair> never, TimeSpan comesUpAfter, TimeSpan deadline)
{
    public override string ToString() => string.Join('\n',
        "# health-check, measured",
        "",
        $"Written by `./run bench health-check`. {machine}",
        "",
        "The whole program as it ships and `curl` ask a server on the same machine that answers at once, in turn. With many addresses curl gets `--parallel`, and with a",
        $"service that comes up `--retry-connrefused --retry-delay 1`. Medians of {runs} runs after one that is not counted; least and most in brackets.",
        "CPU is user and system time, memory the peak of the process. The time of a request is the one that each says itself.",
        "",
        "## Goals",
        "",
        Goals().ToString(),
        "## Compared with curl",
        "",
        Compared().ToString(),
        $"The service comes up {comesUpAfter.TotalSeconds:0.0} s after the start and is asked every second: the delay is from then to the end of the program.",
        $"The server that never answers is given {deadline.TotalSeconds:0} s: the time over it counts from the start of the process, so it holds that start too.",
        "");

    private MarkdownTable Goals()
    {
        var table = new MarkdownTable("goal", "at most", "measured", "");
        Add(table, "one address, wall time", 150, "ms", Median(one, pair => pair.Action.Wall.TotalMilliseconds));
        Add(table, "time of a request in that of curl, 100 addresses × 10", 1.2, "×", Median(many, Each));
        Add(table, "peak memory, 100 addresses × 10", 60, "MiB", many.Max(pair => pair.Action.Watched.Mebibytes));
        Add(table, "end after the deadline, server never answers", 250, "ms", never.Max(Late));
        return table;
    }

    private MarkdownTable Compared()
    {
        var table = new MarkdownTable("", "÷ curl", "health-check", "curl");
        Row(table, "one address: wall", one, check => check.Wall);
        Row(table, "one address: CPU", one, check => check.Watched.Cpu);
        Row(table, "100 × 10: wall", many, check => check.Wall);
        Row(table, "100 × 10: CPU", many, check => check.Watched.Cpu);
        Row(table, "100 × 10: a request", many, check => check.Each!.Value);
        Row(table, "comes up: delay", up, check => check.Wall - comesUpAfter);
        return table;
    }

    private static void Row(MarkdownTable table, string what, IReadOnlyList<Pair> pairs, Func<Check, TimeSpan> of)
    {
        var (action, curl) = (Spread.Of(pairs.Select(pair => of(pair.Action))), Spread.Of(pairs.Select(pair => of(pair.Curl!))));
        table.Add(what, curl.Median > 0 ? $"{action.Median / curl.Median:0.0}" : "–", action.Milliseconds(), curl.Milliseconds());
    }

    private static void Add(MarkdownTable table, string goal, double limit, string unit, double measured) =>
        table.Add(goal, $"{limit} {unit}", $"{measured:0.#} {unit}", measured <= limit ? "met" : "**not met**");

    private double Late(Pair pair) => (pair.Action.Wall - deadline).TotalMilliseconds;

    private static double Each(Pair pair) => pair.Action.Each!.Value / pair.Curl!.Each!.Value;

    private static double Median(IReadOnlyList<Pair> pairs, Func<Pair, double> of) => pairs.Select(of).Order().ElementAt(pairs.Count / 2);
}
