using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>
/// A local AWS in a container, on a network that leads nowhere: actions reach it by name as they would reach a service of the job.
/// It runs the host program of this build in the image of an action, which has all that .NET needs of a system.
/// </summary>
sealed class LocalAwsContainer : IAsyncDisposable
{
    const string Name = "local-aws";
    const int Port = 4566;
    const int ControlPort = 4567;

    readonly DockerEngine engine;
    readonly string container = $"e2e-aws-{Guid.NewGuid():N}"[..20];
    readonly string folder = Directory.CreateTempSubdirectory("world-").FullName;
    JsonObject announcement = [];

    LocalAwsContainer(DockerEngine engine) => this.engine = engine;

    /// <summary>Of the action's container. It holds nothing else than the local AWS.</summary>
    public string Network => container;

    /// <summary>What the job's <c>env</c> holds instead of a real account.</summary>
    public Dictionary<string, string> Variables => Values.Of(
        ("AWS_ENDPOINT_URL", $"http://{Name}:{Port}"),
        ("AWS_REGION", Text("region")),
        ("AWS_ACCESS_KEY_ID", Text("accessKeyId")),
        ("AWS_SECRET_ACCESS_KEY", Text("secretAccessKey")));

    public string SecretKey => Text("secretAccessKey");

    public static async Task<LocalAwsContainer> StartAsync(DockerEngine engine, string world)
    {
        var aws = new LocalAwsContainer(engine);
        await File.WriteAllTextAsync(Path.Combine(aws.folder, "world.yml"), world);
        await engine.RunAsync("network", "create", "--internal", aws.Network);
        await engine.RunAsync(
            "run", "--detach", "--name", aws.container, "--hostname", Name, "--network", aws.Network, "--network-alias", Name,
            "--volume", $"{ProgramRun.DotnetRoot}:/usr/share/dotnet:ro", "--volume", $"{AppContext.BaseDirectory}:/local-aws:ro", "--volume", $"{aws.folder}:/world:ro",
            "--entrypoint", "/usr/share/dotnet/dotnet", Images.NameOf("health-check"),
            "/local-aws/local-aws.dll", "--world", "/world/world.yml", "--port", $"{Port}", "--control-port", $"{ControlPort}", "--bind", "container");
        try
        {
            aws.announcement = await aws.AnnouncementAsync();
            return aws;
        }
        catch
        {
            await aws.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the local AWS holds, as its control port tells it.</summary>
    public async Task<JsonNode> StateAsync() => JsonNode.Parse(await ControlAsync("/state"))!;

    /// <summary>Requests of clients that AWS would not have understood.</summary>
    public async Task<string> DefectsAsync() => await ControlAsync("/defects");

    async Task<string> ControlAsync(string path)
    {
        var address = await engine.RunAsync("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", container);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{address}:{ControlPort}{path}");
        request.Headers.Host = $"{Name}:{ControlPort}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Text("token"));
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? body : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {body}");
    }

    /// <summary>The first line it prints says that it is ready.</summary>
    async Task<JsonObject> AnnouncementAsync()
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            var (_, text, error) = await engine.TryAsync("logs", container);
            if (text.Contains('\n')) return JsonNode.Parse(text.Split('\n')[0])!.AsObject();
            if (await engine.RunAsync("inspect", "--format", "{{.State.Running}}", container) != "true")
                throw new InvalidOperationException($"the local AWS did not start: {error}");
            await Task.Delay(100);
        }

        throw new TimeoutException("the local AWS has not said that it is ready");
    }

    string Text(string key) => (string?)announcement[key] ?? throw new InvalidOperationException($"the local AWS announced no {key}");

    public async ValueTask DisposeAsync()
    {
        await engine.TryAsync("rm", "--force", container);
        await engine.TryAsync("network", "rm", Network);
        Directory.Delete(folder, recursive: true);
    }
}
