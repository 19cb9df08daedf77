using System.Text.Json;
using System.Text.Json.Nodes;
using LocalAws.Processes;
using Testing.Containers;
using Testing.Runner;

namespace Demo;

/// <summary>
/// The local AWS in a container on a network that leads nowhere, the actions as their built images, run as the runner runs them.
/// </summary>
internal sealed class ImageStage(DockerEngine engine, LocalAwsContainer aws, string host) : IStage
{
    public IReadOnlyDictionary<string, Uri> ForVisitors => aws.ListenersFromHost;

    public IReadOnlyDictionary<string, Uri> ForActions => aws.Listeners;

    public string HostForActions => host;

    public string Dotnet => LocalAwsContainer.Dotnet;

    public string Data => "/tmp";

    public static async Task<IStage> StartAsync(string world, string folder)
    {
        var engine = DockerEngine.OrNull ?? throw new InvalidOperationException(DockerEngine.Reason);
        var aws = await LocalAwsContainer.StartAsync(engine, world, folder);
        return new ImageStage(engine, aws, (await Bridge.AddressAsync(engine, aws.Network)).ToString());
    }

    public Task PushAsync(string repository, string tag, LocalProgram program) => aws.PostAsync("/images", JsonSerializer.Serialize(new
    {
        repository,
        tag,
        program = Json(program),
    }));

    public Task AddFunctionAsync(string name, LocalProgram program) => aws.PostAsync("/functions", JsonSerializer.Serialize(new { name, program = Json(program) }));

    public async Task<EventAnswer> InvokeAsync(string function, string alias, string payload) =>
        EventAnswer.Of(await aws.PostAsync("/invocations", JsonSerializer.Serialize(new { function, qualifier = alias, payload })));

    public Task<JsonNode> StateAsync() => aws.StateAsync();

    public async Task<StepResult> RunAsync(string action, Step step, string workspace, Action<LogLine> onLine)
    {
        var result = await ContainerRun.OfAsync(engine, new ContainerStep
        {
            Action = action,
            Step = step with { Env = aws.Variables },
            Network = aws.Network,
            Workspace = workspace,
        });
        foreach (var line in result.Log.Lines)
            onLine(line);
        return result;
    }

    private static object Json(LocalProgram program) =>
        new { file = program.FileName, arguments = program.Arguments, workdir = program.WorkingDirectory, environment = program.Environment };

    public ValueTask DisposeAsync() => aws.DisposeAsync();
}
