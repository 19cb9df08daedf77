using System.Text.Json;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>A function <c>api</c> in a local AWS that runs in a container, and a workspace with the code to deploy; its alias <c>live</c> serves version 1.</summary>
internal sealed class FunctionWorld : IAsyncDisposable
{
    public const string Action = "lambda-deploy";

    private const string Yaml = """
        region: eu-west-1
        functions:
          - name: api
            zip: { behaviour.json: '{"answer": {"version": "old"}}' }
            configuration: { Environment: { Variables: { LEVEL: info, API_KEY: k-1 } } }
            aliases: [live]
        """;

    private readonly DockerEngine engine;
    private readonly string workspace = Directory.CreateTempSubdirectory("function-code-").FullName;

    private FunctionWorld(DockerEngine engine, LocalAwsContainer aws) => (this.engine, Aws) = (engine, aws);

    public LocalAwsContainer Aws { get; }

    public static async Task<FunctionWorld> StartAsync()
    {
        var docker = await Images.EngineWithAsync(Action);
        return new FunctionWorld(docker, await LocalAwsContainer.StartAsync(docker, Yaml));
    }

    /// <summary>Deploys code that behaves as the JSON says.</summary>
    public Task<StepResult> DeployAsync(string behaviour, params (string Name, string Value)[] with) => ContainerRun.OfAsync(engine, StepOf(behaviour, with));

    /// <inheritdoc cref="DeployAsync"/>
    public ContainerRun Start(string behaviour, params (string Name, string Value)[] with) => ContainerRun.Start(engine, StepOf(behaviour, with));

    /// <summary>The version that answers behind the alias.</summary>
    public async Task<string> AnsweringVersionAsync() =>
        $"{(await Aws.PostAsync("/invocations", JsonSerializer.Serialize(new { function = "api", qualifier = "live", payload = "{}" })))["ExecutedVersion"]}";

    public async ValueTask DisposeAsync()
    {
        await Aws.DisposeAsync();
        Directory.Delete(workspace, recursive: true);
    }

    private ContainerStep StepOf(string behaviour, (string Name, string Value)[] with)
    {
        Directory.CreateDirectory(Path.Combine(workspace, "build"));
        File.WriteAllText(Path.Combine(workspace, "build", "behaviour.json"), behaviour);
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["functions"] = "api: build", ["alias"] = "live", ["poll-interval"] = "1s" };
        foreach (var (name, value) in with)
            inputs[name] = value;
        return new ContainerStep { Action = Action, Network = Aws.Network, Workspace = workspace, Step = new Step { Env = Aws.Variables, With = inputs } };
    }
}
