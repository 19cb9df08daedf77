using Bench.Measuring;
using Bench.Monorepos;
using Testing.Runner;

namespace Bench.DetectChanges;

/// <summary>Measures the whole program from outside, in turn with the git command that it stands for.</summary>
internal sealed class DetectChangesBench(Options options, string work, Terminal terminal)
{
    private readonly CountingGit git = new(work);
    private readonly int runs = options.Runs ?? 7;

    /// <returns>The report, as Markdown.</returns>
    public string Run()
    {
        var machine = Machine.Describe(options.Program);
        var start = MeasureStart();
        var results = Scenario.Sizes.Where(files => options.Files is null || options.Files == files).SelectMany(MeasureSize).ToList();
        return new DetectChangesReport(machine, runs, start, results).ToString();
    }

    private Series MeasureStart()
    {
        terminal.Say("Start of the program");
        var version = new Command(options.Program, ["--version"], CleanEnvironment.Variables, work);
        var start = Series.InTurn(runs, () => version)[0];
        terminal.Measured("--version", start);
        return start;
    }

    private IEnumerable<Result> MeasureSize(int files)
    {
        terminal.Say($"Repository with {files:N0} files");
        var monorepo = new Monorepo(files);
        var repository = MonorepoRepository.Create(Path.Combine(work, $"shop-{files}"), monorepo, Scenario.ChangeCounts);
        Scenario[] scenarios = [.. Scenario.Grid.Union(Scenario.Matching).Append(Scenario.Graph).Where(scenario => scenario.Files == files)];
        WriteFilters(repository.Folder, monorepo, scenarios.Select(scenario => scenario.Filters));
        using var host = new HostFolders(repository.Folder);
        foreach (var scenario in scenarios) yield return Measure(scenario, new PushStep(options.Program, repository, host, scenario));
    }

    private Result Measure(Scenario scenario, PushStep step)
    {
        var footprint = step.Look(git);
        var measured = Series.InTurn(runs, step.RawDiff, step.Run);
        terminal.Measured(scenario.ToString(), measured[1], measured[0]);
        return new Result(scenario, measured[0], measured[1], footprint);
    }

    private static void WriteFilters(string folder, Monorepo monorepo, IEnumerable<int> counts)
    {
        var github = Directory.CreateDirectory(Path.Combine(folder, ".github")).FullName;
        foreach (var count in counts.Where(count => count > 0).Distinct()) File.WriteAllText(Path.Combine(github, $"filters-{count}.yml"), FilterSet.Of(monorepo, count));
    }
}
