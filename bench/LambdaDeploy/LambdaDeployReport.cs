using Bench.Measuring;

namespace Bench.LambdaDeploy;

/// <summary>The figures, ratios first.</summary>
/// <param name="cli">Name and version of the command line; null where there is none.</param>
internal sealed class LambdaDeployReport(string machine, string? cli, int runs, IReadOnlyList<Pair> pairs)
{
    private const double MostSeconds = 2;
    private const double MostCalls = 4;
    private const double MostMemory = 65;

    public override string ToString() => string.Join('\n',
        "# lambda-deploy, measured",
        "",
        $"Written by `./run bench lambda-deploy`. {machine}",
        "",
        "The whole program as it ships packs a folder and deploys it to a function with an alias in the local AWS, in real time.",
        cli is null
            ? "There was no `aws` command line to compare with."
            : $"The command line ({cli}) does the steps that a user would write: `update-function-code`, `wait`, `publish-version`, `wait`, `update-alias`, with an archive that is packed already.",
        $"In turn; medians of {runs} runs after one that is not counted; least and most in brackets. CPU is user and system time, memory the peak of the largest process.",
        "",
        "## Goals",
        "",
        Goals().ToString(),
        "## Compared with the command line",
        "",
        Compared().ToString().TrimEnd(),
        "");

    private MarkdownTable Goals()
    {
        var idle = pairs.Where(pair => !pair.Scenario.IsNew).ToList();
        var table = new MarkdownTable("goal", "at most", "measured", "");
        Add(table, "nothing to deploy, wall time", MostSeconds, "s", idle.Max(pair => pair.Action.Wall.TotalSeconds));
        Add(table, "nothing to deploy, calls with that for the identity", MostCalls, "", idle.Max(pair => pair.Action.Calls));
        Add(table, "peak memory", MostMemory, "MiB", pairs.Max(pair => pair.Action.Watched.Mebibytes));
        return table;
    }

    private MarkdownTable Compared()
    {
        var table = new MarkdownTable("deployment", "wall ÷", "CPU ÷", "calls", "wall", "memory", "calls of the command line", "its wall", "its memory");
        foreach (var kind in pairs.GroupBy(pair => pair.Scenario))
        {
            table.Add(
                kind.Key.ToString(), Ratio(kind, side => side.Wall), Ratio(kind, side => side.Watched.Cpu),
                $"{kind.First().Action.Calls}", Spread.Of(kind.Select(pair => pair.Action.Wall)).Milliseconds(), $"{kind.Max(pair => pair.Action.Watched.Mebibytes):0} MiB",
                $"{kind.First().Cli?.Calls}", cli is null ? "–" : Spread.Of(kind.Select(pair => pair.Cli!.Wall)).Milliseconds(), $"{kind.Max(pair => pair.Cli?.Watched.Mebibytes):0} MiB");
        }
        return table;
    }

    private string Ratio(IEnumerable<Pair> kind, Func<Side, TimeSpan> of) =>
        cli is null ? "–" : $"{Spread.Of(kind.Select(pair => of(pair.Action))).Median / Spread.Of(kind.Select(pair => of(pair.Cli!))).Median:0.00}";

    private static void Add(MarkdownTable table, string goal, double limit, string unit, double measured) =>
        table.Add(goal, $"{limit} {unit}".TrimEnd(), $"{measured:0.#} {unit}".TrimEnd(), measured <= limit ? "met" : "**not met**");
}
