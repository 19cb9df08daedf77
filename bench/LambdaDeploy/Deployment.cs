using System.Diagnostics;
using Bench.Measuring;
using LocalAws;
using LocalAws.Clock;
using LocalAws.Lambda;

namespace Bench.LambdaDeploy;

/// <summary>A function whose alias serves version 1, in a local AWS of its own and in real time, deployed by one side.</summary>
internal sealed class Deployment(Scenario scenario, string folder)
{
    /// <summary>The steps a user would write, each with its wait.</summary>
    private const string Script = """
        set -eu
        aws lambda update-function-code --function-name api --zip-file fileb://code.zip >/dev/null
        aws lambda wait function-updated-v2 --function-name api
        version=$(aws lambda publish-version --function-name api --query Version --output text)
        aws lambda wait published-version-active --function-name api --qualifier "$version"
        aws lambda update-alias --function-name api --name live --function-version "$version" >/dev/null
        """;

    private static readonly (string Name, string Text)[] Served = [("index.js", "exports.handler = async () => 'old'\n")];

    private (string Name, string Text)[] Code => scenario.IsNew ? [("index.js", "exports.handler = async () => 'new'\n")] : Served;

    public Task<Side> ByActionAsync(string program) => RunAsync(environment =>
        new Command(program, ["--functions", "api: build", "--alias", "live"], environment, folder));

    public Task<Side> ByCommandLineAsync() => RunAsync(environment => new Command("bash", ["-c", Script], environment, folder));

    private async Task<Side> RunAsync(Func<IReadOnlyDictionary<string, string>, Command> command)
    {
        // The action packs by itself; what is served already must be equal to what it packs.
        await using var server = await LocalAwsServer.StartAsync(new LocalWorld
        {
            Clock = WorldClock.Real(),
            Functions = [new FunctionSpec("api") { Zip = FunctionZip.Of(Served), Aliases = ["live"] }],
            Lambda = new LambdaOptions { UpdateTime = scenario.UpdateTime },
        });
        Write();
        if (!scenario.IsNew)
            await Watched.RunAsync(command(AwsVariables.Of(server, server.DefaultKey)));
        server.Records.Clear();
        var clock = Stopwatch.StartNew();
        var watched = await Watched.RunAsync(command(AwsVariables.Of(server, server.DefaultKey)));
        var wall = clock.Elapsed;
        var version = (await server.Lambda.InvokeAsync("api", "live", "{}"))["ExecutedVersion"]!.GetValue<string>();
        if (watched.ExitCode != 0 || (scenario.IsNew && version != "2"))
            throw new InvalidOperationException($"{scenario}: exit {watched.ExitCode}, version {version}\n{watched.Output}");
        return new Side(wall, server.Records.All.Count, watched);
    }

    private void Write()
    {
        var build = Directory.CreateDirectory(Path.Combine(folder, "build")).FullName;
        foreach (var (name, text) in Code)
            File.WriteAllText(Path.Combine(build, name), text);
        File.WriteAllBytes(Path.Combine(folder, "code.zip"), FunctionZip.Of(Code));
    }
}
