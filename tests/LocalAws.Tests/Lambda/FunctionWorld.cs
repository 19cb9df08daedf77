using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.Lambda;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.Lambda;

/// <summary>A server with the function <c>api</c>, a clock that stands still, and short ways to call the operations over the wire.</summary>
internal sealed class FunctionWorld : IAsyncDisposable
{
    public const string Api = "/2015-03-31/functions/api";

    private readonly RawClient _client;

    private FunctionWorld(LocalAwsServer server, ManualClock clock)
    {
        (Server, Clock) = (server, clock);
        _client = new RawClient(server);
    }

    public LocalAwsServer Server { get; }
    public ManualClock Clock { get; }

    public static async Task<FunctionWorld> StartAsync(FunctionSpec? function = null, LambdaOptions? options = null)
    {
        var clock = WorldClock.Manual();
        var world = new LocalWorld { Clock = clock, Functions = [function ?? new FunctionSpec("api")], Lambda = options ?? new LambdaOptions() };
        return new FunctionWorld(await LocalAwsServer.StartAsync(world), clock);
    }

    /// <param name="behaviour">What the zip of the function says it does.</param>
    public static Task<FunctionWorld> BehavingAsync(string behaviour, params string[] aliases) =>
        StartAsync(new FunctionSpec("api") { Zip = FunctionZip.Behaving(behaviour), Aliases = aliases });

    public Task<RawAnswer> SendAsync(string method, string path, string body = "", string query = "") => _client.RestAsync("lambda", method, path, query, body);

    public async Task<JsonObject> DoAsync(string method, string path, string body = "", string query = "")
    {
        var answer = await SendAsync(method, path, body, query);
        answer.Status.ShouldBeLessThan(300, answer.Body);
        return answer.Body.Length == 0 ? [] : answer.Json;
    }

    public Task<JsonObject> ConfigurationAsync(string query = "") => DoAsync("GET", $"{Api}/configuration", query: query);

    public Task<RawAnswer> UpdateCodeAsync(byte[] zip, string more = "") =>
        SendAsync("PUT", $"{Api}/code", $$"""{"ZipFile":"{{Convert.ToBase64String(zip)}}"{{more}}}""");

    /// <summary>Deploys code that behaves as the JSON says, waits and publishes it.</summary>
    /// <returns>The number of the version.</returns>
    public async Task<string> PublishAsync(string behaviour)
    {
        (await UpdateCodeAsync(FunctionZip.Behaving(behaviour))).Status.ShouldBe(200);
        Settle();
        var version = await DoAsync("POST", $"{Api}/versions", "{}");
        Settle();
        return version["Version"]!.GetValue<string>();
    }

    public Task<RawAnswer> InvokeAsync(string payload = "{}", string query = "", params (string Name, string Value)[] headers)
    {
        var request = SignedRequest.Rest(Server, "lambda", "POST", $"{Api}/invocations", query, payload);
        foreach (var (name, value) in headers)
            request.Headers[name] = value;
        return _client.SendAsync(request.Sign());
    }

    /// <summary>All updates come to their end.</summary>
    public void Settle() => Clock.Advance(TimeSpan.FromSeconds(1));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
