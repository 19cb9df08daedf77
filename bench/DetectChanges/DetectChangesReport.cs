using Bench.Measuring;

namespace Bench.DetectChanges;

/// <summary>The figures: ratios first, for they mean the same on another machine.</summary>
internal sealed class DetectChangesReport(string machine, int runs, Series start, IReadOnlyList<Result> results)
{
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines() =>
    [
        "# detect-changes, measured",
        "",
        $"Written by `./run bench detect-changes`. {machine}",
        "",
        "The whole program as it ships, started as a runner starts it after a push to the default branch, without a container and without a token, in turn with",
        $"`git diff --name-status --no-renames -z` of the same two commits. Medians of {runs} runs after one that is not counted; least and most in brackets.",
        "CPU is user and system time of the process and of the git processes it starts. Peak memory is that of the largest process, the most of three runs;",
        "it, git processes and sizes come from runs that were not timed.",
        "",
        "## Goals",
        "",
        GoalTable().ToString(),
        .. Floor(),
        "## Time",
        "",
        $"The start of the program alone (`--version`) takes {start.Wall.Milliseconds()}, {start.Cpu.Milliseconds()} CPU.",
        "",
        TimeTable().ToString(),
        "## Memory and sizes",
        "",
        SizeTable().ToString().TrimEnd(),
        "",
    ];

    // What no work of ours can take away: the runtime's start, and git's own reading of the two trees.
    private IEnumerable<string> Floor()
    {
        foreach (var result in results.Where(result => result.Scenario == Scenario.Largest))
        {
            yield return $"The start of the program and the raw `git diff` alone are {(start.Cpu.Median + result.Git.Cpu.Median) * 1000:0} ms CPU and "
                + $"{(start.Wall.Median + result.Git.Wall.Median) * 1000:0} ms wall of the largest case. Most of the rest is the runtime loading";
            yield return "and compiling code that runs once; the program is precompiled but not native (docs/adr/0001).";
            yield return "";
        }
    }

    private MarkdownTable GoalTable()
    {
        var table = new MarkdownTable("goal", "at most", "measured", "");
        foreach (var goal in Goal.Of(start, results))
            table.Add(goal.Text, $"{goal.Limit} {goal.Unit}", $"{goal.Measured:0.#} {goal.Unit}", goal.IsMet ? "met" : "**not met**");
        return table;
    }

    private MarkdownTable TimeTable()
    {
        var table = new MarkdownTable("files", "changes", "filters", "wall ÷ git diff", "CPU ÷ git diff", "wall", "CPU", "git diff wall", "git diff CPU");
        foreach (var result in results)
        {
            table.Add(
            [
                .. Names(result.Scenario),
                $"{result.Action.Wall.Median / result.Git.Wall.Median:0.0}",
                $"{result.Action.Cpu.Median / result.Git.Cpu.Median:0.0}",
                result.Action.Wall.Milliseconds(),
                result.Action.Cpu.Milliseconds(),
                result.Git.Wall.Milliseconds(),
                result.Git.Cpu.Milliseconds(),
            ]);
        }

        return table;
    }

    private MarkdownTable SizeTable()
    {
        var table = new MarkdownTable("files", "changes", "filters", "peak memory", "git processes", "outputs", "log", "report");
        foreach (var result in results)
        {
            var footprint = result.Footprint;
            table.Add(
            [
                .. Names(result.Scenario),
                $"{footprint.Mebibytes:0} MiB",
                $"{footprint.GitProcesses}",
                $"{footprint.OutputBytes:N0} bytes",
                $"{footprint.LogLines} lines",
                $"{footprint.ReportBytes:N0} bytes",
            ]);
        }

        return table;
    }

    private static string[] Names(Scenario scenario) =>
        [$"{scenario.Files:N0}", $"{scenario.Changes:N0}", scenario.Targets ? "`targets: auto`" : $"{scenario.Filters:N0}"];
}
