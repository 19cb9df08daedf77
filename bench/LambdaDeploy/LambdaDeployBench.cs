using Bench.Measuring;

namespace Bench.LambdaDeploy;

/// <summary>Lets the whole program deploy a function in real time, and the command line do the same steps, in turn.</summary>
internal sealed class LambdaDeployBench(Options options, string work, Terminal terminal)
{
    /// <returns>The report, as Markdown.</returns>
    public async Task<string> RunAsync()
    {
        var machine = Machine.Describe(options.Program);
        var aws = CleanEnvironment.Variables["PATH"].Split(':').Select(folder => Path.Combine(folder, "aws")).FirstOrDefault(File.Exists);
        var runs = options.Runs ?? (options.Quick ? 1 : 5);
        var pairs = new List<Pair>();
        foreach (var scenario in Scenario.All)
        {
            // The first round is not counted.
            for (var run = 0; run <= runs; run++)
            {
                var pair = await MeasureAsync(scenario, run, aws is not null);
                if (run > 0)
                    pairs.Add(pair);
            }
        }
        return new LambdaDeployReport(machine, aws is null ? null : await VersionAsync(aws), runs, pairs).ToString();
    }

    private async Task<Pair> MeasureAsync(Scenario scenario, int run, bool hasCli)
    {
        var deployment = new Deployment(scenario, Directory.CreateDirectory(Path.Combine(work, $"{scenario}-{run}")).FullName);
        var action = await deployment.ByActionAsync(options.Program);
        var cli = hasCli ? await deployment.ByCommandLineAsync() : null;
        terminal.Say($"{scenario}: {action.Wall.TotalSeconds:0.0} s{(cli is null ? "" : $"; the command line {cli.Wall.TotalSeconds:0.0} s")}");
        return new Pair(scenario, action, cli);
    }

    private async Task<string> VersionAsync(string aws) =>
        (await Watched.RunAsync(new Command(aws, ["--version"], CleanEnvironment.Variables, work))).Output.Trim().Split(' ')[0];
}
