using Bench.Measuring;

namespace Bench.EcsDeploy;

/// <summary>Lets the whole program deploy in real time, all deployments beside each other: they wait for most of the time.</summary>
internal sealed class EcsDeployBench(Options options, string work, Terminal terminal)
{
    private const int Quick = 20;

    /// <returns>The report, as Markdown.</returns>
    public async Task<string> RunAsync()
    {
        var machine = Machine.Describe(options.Program);
        var aws = CleanEnvironment.Variables["PATH"].Split(':').Select(folder => Path.Combine(folder, "aws")).FirstOrDefault(File.Exists);
        terminal.Say(aws is null ? "There is no aws command line here: nothing to compare with" : $"In the same deployments: {aws} ecs wait services-stable");
        var scenarios = Scenario.All.Where(scenario => !options.Quick || scenario.Seconds == Quick);
        var runs = options.Runs ?? 3;
        var results = await Task.WhenAll(scenarios.SelectMany(scenario => Enumerable.Range(0, runs).Select(number => MeasureAsync(scenario, number, aws))));
        return new EcsDeployReport(machine, aws is null ? null : await VersionAsync(aws), runs, results).ToString();
    }

    private async Task<Result> MeasureAsync(Scenario scenario, int number, string? aws)
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, $"{scenario}-{number}")).FullName;
        var result = await new Deployment(scenario, number, options.Program, aws, folder).RunAsync();
        terminal.Say($"{scenario}: told {result.Action.Delay.TotalSeconds:0.0} s after it was so{(result.Cli is { } cli ? $"; the command line {cli.Delay.TotalSeconds:0.0} s, with exit code {cli.ExitCode}" : "")}");
        return result;
    }

    private async Task<string> VersionAsync(string aws) =>
        (await Watched.RunAsync(new Command(aws, ["--version"], CleanEnvironment.Variables, work))).Output.Trim().Split(' ')[0];
}
