using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LocalAws;
using LocalAws.Lambda;
using LocalAws.Processes;
using Testing.Runner;

namespace Demo;

/// <summary>The local AWS inside this process, the actions as programs: nothing but the SDK and git is needed.</summary>
internal sealed class ProgramStage(LocalAwsServer server, string folder) : IStage
{
    public IReadOnlyDictionary<string, Uri> ForVisitors { get; } =
        server.LoadBalancers.ToDictionary(balancer => balancer.Key, balancer => balancer.Value.Uri!, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Uri> ForActions => ForVisitors;

    public string HostForActions => "127.0.0.1";

    public string Dotnet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    public string Data => folder;

    public static async Task<IStage> StartAsync(string world, string folder) =>
        new ProgramStage(await LocalAwsServer.StartAsync(WorldFile.Parse(world, folder)), folder);

    public Task PushAsync(string repository, string tag, LocalProgram program)
    {
        server.Ecs.AddImage(repository, tag, program);
        return Task.CompletedTask;
    }

    public Task AddFunctionAsync(string name, LocalProgram program)
    {
        server.Lambda.Add(new FunctionSpec(name) { Program = program });
        return Task.CompletedTask;
    }

    public async Task<EventAnswer> InvokeAsync(string function, string alias, string payload) =>
        EventAnswer.Of(await server.Lambda.InvokeAsync(function, alias, payload));

    public Task<JsonNode> StateAsync() => Task.FromResult<JsonNode>(server.Ecs.Dump());

    public Task<StepResult> RunAsync(string action, Step step, string workspace, Action<LogLine> onLine) =>
        ProgramRun.OfAsync(action, step with { Env = server.Environment }, workspace, onLine);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
