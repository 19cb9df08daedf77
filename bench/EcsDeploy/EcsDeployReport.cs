namespace Bench.EcsDeploy;

/// <summary>The figures: delays as they are, for they do not depend on the machine; the rest as ratios first.</summary>
/// <param name="cli">Name and version of the command line; null where there is none.</param>
internal sealed class EcsDeployReport(string machine, string? cli, int runs, IReadOnlyList<Result> results)
{
    private const double Promised = 5;
    private const double Memory = 65;

    public override string ToString() => string.Join('\n',
        "# ecs-deploy, measured",
        "",
        $"Written by `./run bench ecs-deploy`. {machine}",
        "",
        "The whole program as it ships deploys a service of two tasks in the local AWS, in real time and with its default inputs but `on-failure: leave` and `verify: off`, so",
        "that it ends with its verdict.",
        Compared,
        $"The deployments run beside each other; {runs} of each kind, each ending at another point between two readings. Medians, with the least and the most in brackets.",
        "",
        "The delay is from the moment at which it was so in the local AWS to the end of the program. A failure is told when ECS gives the deployment up. The command line knows",
        "no failures but waits until the service stands still again, so its delay counts from there, and its exit code tells whether it noticed.",
        "CPU is user and system time, memory the peak of the largest process.",
        "",
        "## Goals",
        "",
        GoalTable().ToString(),
        "## Delay",
        "",
        DelayTable().ToString(),
        "## Calls, CPU and memory",
        "",
        CostTable().ToString().TrimEnd(),
        "");

    private string Compared => cli is null
        ? "There was no `aws` command line to compare with."
        : $"`aws ecs wait services-stable` ({cli}) waits for the same deployments from the moment they have begun.";

    private MarkdownTable GoalTable()
    {
        var table = new MarkdownTable("goal", "at most", "measured", "");
        foreach (var kind in results.GroupBy(result => result.Scenario))
            Add(table, $"longest delay of a {kind.Key}", kind.Max(result => result.Action.Delay.TotalSeconds), Promised, "s");
        Add(table, "peak memory", results.Max(result => result.Action.Mebibytes), Memory, "MiB");
        return table;
    }

    private static void Add(MarkdownTable table, string goal, double measured, double limit, string unit) =>
        table.Add(goal, $"{limit} {unit}", $"{measured:0.0} {unit}", measured <= limit ? "met" : "**not met**");

    private MarkdownTable DelayTable()
    {
        var table = new MarkdownTable("deployment", "delay", "exit code", "delay of the command line", "its exit code");
        foreach (var kind in results.GroupBy(result => result.Scenario))
        {
            table.Add(
                kind.Key.ToString(), Spread(kind, result => result.Action.Delay.TotalSeconds, "s"), Codes(kind, result => result.Action),
                Spread(kind, result => result.Cli?.Delay.TotalSeconds, "s"), Codes(kind, result => result.Cli));
        }

        return table;
    }

    private MarkdownTable CostTable()
    {
        var table = new MarkdownTable("deployment", "calls ÷ command line", "CPU ÷", "memory ÷", "calls", "CPU", "memory", "calls of the command line", "its CPU", "its memory");
        foreach (var kind in results.GroupBy(result => result.Scenario))
        {
            table.Add(
            [
                kind.Key.ToString(),
                .. Costs.Select(cost => kind.Any(result => result.Cli is null) ? "–" : $"{Median(kind.Select(result => cost.Of(result.Action))) / Median(kind.Select(result => cost.Of(result.Cli!))):0.0}"),
                .. Costs.Select(cost => Spread(kind, result => cost.Of(result.Action), cost.Unit)),
                .. Costs.Select(cost => Spread(kind, result => result.Cli is { } side ? cost.Of(side) : null, cost.Unit)),
            ]);
        }

        return table;
    }

    private static (Func<Side, double> Of, string Unit)[] Costs =>
        [(side => side.Calls, ""), (side => side.Cpu.TotalMilliseconds, "ms"), (side => side.Mebibytes, "MiB")];

    private static string Codes(IEnumerable<Result> kind, Func<Result, Side?> of) =>
        string.Join(", ", kind.Select(result => of(result)?.ExitCode).OfType<int>().Distinct().Order().DefaultIfEmpty(-1)).Replace("-1", "–", StringComparison.Ordinal);

    private static string Spread(IEnumerable<Result> kind, Func<Result, double?> of, string unit)
    {
        var values = kind.Select(of).OfType<double>().Order().ToList();
        var form = unit == "s" ? "0.0" : "0";
        return values.Count == 0 ? "–" : $"{Median(values).ToString(form)} ({values[0].ToString(form)}–{values[^1].ToString(form)}) {unit}".TrimEnd();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
