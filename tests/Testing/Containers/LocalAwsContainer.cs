using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Testing.Runner;

namespace Testing.Containers;

/// <summary>
/// A local AWS in a container, on a network that leads nowhere: actions reach it by name as they would reach a service of the job.
/// It runs the host program of this build in the image of an action, which has all that .NET needs of a system.
/// </summary>
public sealed class LocalAwsContainer : IAsyncDisposable
{
    /// <summary>Where the programs of tasks find the .NET host.</summary>
    public const string Dotnet = "/usr/share/dotnet/dotnet";

    private const string Name = "local-aws";
    private const int Port = 4566;
    private const int ControlPort = 4567;

    private readonly DockerEngine engine;
    private readonly string container = $"local-aws-{Guid.NewGuid():N}"[..22];
    private readonly string folder = Directory.CreateTempSubdirectory("world-").FullName;
    private JsonObject announcement = [];
    private string address = "";

    private LocalAwsContainer(DockerEngine engine) => this.engine = engine;

    /// <summary>Of the action's container. It holds nothing else than the local AWS.</summary>
    public string Network => container;

    /// <summary>What the job's <c>env</c> holds instead of a real account.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = $"http://{Name}:{Port}",
        ["AWS_REGION"] = Text("region"),
        ["AWS_ACCESS_KEY_ID"] = Text("accessKeyId"),
        ["AWS_SECRET_ACCESS_KEY"] = Text("secretAccessKey"),
    };

    /// <summary>The load balancers as a container of the same network reaches them.</summary>
    public IReadOnlyDictionary<string, Uri> Listeners =>
        announcement["listeners"]!.AsObject().ToDictionary(listener => listener.Key, listener => new Uri((string)listener.Value!), StringComparer.Ordinal);

    /// <summary>The load balancers as this machine reaches them: it has an address on every network it makes.</summary>
    public IReadOnlyDictionary<string, Uri> ListenersFromHost =>
        Listeners.ToDictionary(listener => listener.Key, listener => new UriBuilder(listener.Value) { Host = address }.Uri, StringComparer.Ordinal);

    public string SecretKey => Text("secretAccessKey");

    /// <param name="programs">A folder with the programs of tasks; the container sees it at the same path.</param>
    public static async Task<LocalAwsContainer> StartAsync(DockerEngine engine, string world, string? programs = null)
    {
        var aws = new LocalAwsContainer(engine);
        await File.WriteAllTextAsync(Path.Combine(aws.folder, "world.yml"), world);
        await engine.RunAsync("network", "create", "--internal", aws.Network);
        await engine.RunAsync(
        [
            "run", "--detach", "--name", aws.container, "--hostname", Name, "--network", aws.Network, "--network-alias", Name,
            .. Mounts(aws.folder, programs),
            "--entrypoint", Dotnet, Manifest.Of("health-check").Image["docker://".Length..],
            "/local-aws/local-aws.dll", "--world", "/world/world.yml", "--port", $"{Port}", "--control-port", $"{ControlPort}", "--bind", "container",
        ]);
        try
        {
            aws.announcement = await aws.AnnouncementAsync();
            aws.address = await engine.RunAsync("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", aws.container);
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

    /// <summary>Changes the world through the control port.</summary>
    /// <returns>Its answer.</returns>
    public async Task<JsonNode> PostAsync(string path, string body) => JsonNode.Parse(await ControlAsync(path, new StringContent(body)))!;

    private async Task<string> ControlAsync(string path, HttpContent? body = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, $"http://{address}:{ControlPort}{path}") { Content = body };
        request.Headers.Host = $"{Name}:{ControlPort}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Text("token"));
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>The .NET runtime and this build from the machine; and, for tasks that are real processes, what starts them.</summary>
    private static IEnumerable<string> Mounts(string world, string? programs)
    {
        string[] mounts = [$"{ProgramRun.DotnetRoot}:{Path.GetDirectoryName(Dotnet)}", $"{AppContext.BaseDirectory}:/local-aws", $"{world}:/world"];
        string[] forTasks = programs is null ? [] : [$"{programs}:{programs}", Tool("sh"), Tool("setsid"), Tool("nice")];
        return mounts.Concat(forTasks).SelectMany(mount => new[] { "--volume", $"{mount}:ro" });
    }

    private static string Tool(string name) => $"{File.ResolveLinkTarget($"/usr/bin/{name}", returnFinalTarget: true)?.FullName ?? $"/usr/bin/{name}"}:/usr/bin/{name}";

    /// <summary>The first line it prints says that it is ready.</summary>
    private async Task<JsonObject> AnnouncementAsync()
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

    private string Text(string key) => (string?)announcement[key] ?? throw new InvalidOperationException($"the local AWS announced no {key}");

    public async ValueTask DisposeAsync()
    {
        await engine.TryAsync("rm", "--force", container);
        await engine.TryAsync("network", "rm", Network);
        Directory.Delete(folder, recursive: true);
    }
}
