using Bench;
using Bench.DetectChanges;
using Bench.EcsDeploy;
using Bench.HealthCheck;
using Bench.LambdaDeploy;
using Bench.Notify;
using Bench.SbomScan;
using Spectre.Console;
using Testing;

var options = Options.Parse(args);
var work = Directory.CreateTempSubdirectory("actions-bench-").FullName;
AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);   // a figure that is broken in two is hard to compare
try
{
    var report = options.Action switch
    {
        "detect-changes" => new DetectChangesBench(options, work, new Terminal(AnsiConsole.Console)).Run(),
        "ecs-deploy" => await new EcsDeployBench(options, work, new Terminal(AnsiConsole.Console)).RunAsync(),
        "health-check" => await new HealthCheckBench(options, work, new Terminal(AnsiConsole.Console)).RunAsync(),
        "lambda-deploy" => await new LambdaDeployBench(options, work, new Terminal(AnsiConsole.Console)).RunAsync(),
        "notify" => await new NotifyBench(options, work, new Terminal(AnsiConsole.Console)).RunAsync(),
        "sbom-scan" => new SbomScanBench(options, work, new Terminal(AnsiConsole.Console)).Run(),
        _ => throw new ArgumentException($"there is no benchmark of '{options.Action}'; there are those of detect-changes, ecs-deploy, health-check, lambda-deploy, notify and sbom-scan"),
    };
    Console.WriteLine($"\n{report}");
    if (options.IsWhole)
    {
        var file = Repository.File("bench", "results", options.Action + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, report);
    }
}
finally
{
    Directory.Delete(work, recursive: true);
}
