using Bench.Measuring;
using Bench.Monorepos;
using Testing.Runner;

namespace Bench.DetectChanges;

/// <summary>The step of a job after a push to the default branch, with what a runner gives to it; without a token, so that the network plays no part.</summary>
internal sealed class PushStep(string program, MonorepoRepository repository, HostFolders host, Scenario scenario)
{
    private const string ReportFolder = "changes-report";
    private static readonly Manifest Action = Manifest.Of("detect-changes");

    /// <summary>The yardstick: the same two commits, named by git.</summary>
    public Command RawDiff() =>
        new("git", ["diff", "--name-status", "--no-renames", "-z", repository.Before, After], CleanEnvironment.Variables, repository.Folder);

    /// <summary>The action, with command files of its own for each run.</summary>
    public Command Run() => Run(new CommandFiles(host.Paths.FileCommands));

    /// <summary>Looks at all but the time.</summary>
    public Footprint Look(CountingGit git)
    {
        const int looks = 3;
        var files = new CommandFiles(host.Paths.FileCommands);
        var (peak, finished) = PeakMemory.Of(Run(files));
        for (var look = 1; look < looks; look++) peak = Math.Max(peak, PeakMemory.Of(Run()).Mebibytes);
        var counted = Run();
        (counted with { Environment = With(counted.Environment, "PATH", $"{git.Folder}:{counted.Environment["PATH"]}") }).Run();
        return new Footprint(peak, git.Take(), files.Read("output").Length, finished.Output.Count(b => b == '\n'), ReportBytes());
    }

    private string After => repository.After[scenario.Changes];

    private Command Run(CommandFiles files, params IReadOnlyList<(string Name, string Value)> more)
    {
        // A change near the root of the graph affects more projects than a matrix holds: the whole graph is made, but followed no further.
        (string Name, string Value)[] inputs = scenario.Targets ? [("targets", "auto"), ("dependents", "none")] : [("filters", FilterFile())];
        var step = new Step
        {
            With = more.Concat(inputs).ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal),
            Job = new Job { Sha = After },
        };
        var variables = RunnerEnvironment.Of(Action, step, host.Paths, files);
        File.WriteAllText(variables["GITHUB_EVENT_PATH"], Event());
        return new Command(program, [], With(variables, "PATH", CleanEnvironment.Variables["PATH"]), repository.Folder);
    }

    private string FilterFile() => $".github/filters-{scenario.Filters}.yml";

    private string Event() =>
        $$"""{"ref":"refs/heads/main","before":"{{repository.Before}}","after":"{{After}}","repository":{"full_name":"octo/shop","default_branch":"main"} }""";

    private long ReportBytes()
    {
        var files = new CommandFiles(host.Paths.FileCommands);
        Run(files, ("output-dir", ReportFolder)).Run();
        return new FileInfo(Path.Combine(repository.Folder, FileCommandParser.LastOfEach(files.Pairs("output"))["json-path"])).Length;
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> variables, string name, string value) =>
        new(variables, StringComparer.Ordinal) { [name] = value };
}
