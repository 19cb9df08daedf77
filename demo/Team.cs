using System.Text.Json.Nodes;
using LocalGitHub;
using Testing.Runner;

namespace Demo;

/// <summary>The people of the shop: their GitHub, and the chat where they read what became of a push.</summary>
internal sealed class Team(LocalGitHubServer server, string host) : IAsyncDisposable
{
    private const string Repository = "example/shop";
    private const string Token = "job-token-of-the-demo";
    private const string Hook = "T0000/B0000/deployments";
    private int read;

    /// <param name="remote">The bare repository that is pushed to.</param>
    /// <param name="host">Under which name an action reaches this process.</param>
    public static async Task<Team> StartAsync(string remote, string host) => new(
        await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            ListenOnAllAddresses = true,
            Repositories = new Dictionary<string, string> { [Repository] = remote },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = ["contents: read", "deployments: write"] },
            Webhooks = new HashSet<string> { Hook },
        }),
        host);

    /// <summary>Address of the chat's webhook.</summary>
    public string Webhook => $"{Address}services/{Hook}";

    /// <summary>The job, on the team's GitHub.</summary>
    public Job At(Job job) => job with { ApiUrl = Address, Token = Token };

    /// <summary>What has been written in the chat since this was last asked.</summary>
    public IReadOnlyList<string> TakeMessages()
    {
        var all = server.Requests.Where(request => request.Path.Contains(Hook, StringComparison.Ordinal) && request.Status == 200).ToList();
        var since = all.Skip(read).Select(request => JsonNode.Parse(request.Body)!.ToJsonString(Readable)).ToList();
        read = all.Count;
        return since;
    }

    /// <summary>How each deployment record of the environment stands, oldest first.</summary>
    public IReadOnlyList<string> RecordsOf(string environment) => [.. server.Deployments.Where(one => one.Environment == environment).OrderBy(one => one.Id).Select(one => one.States[^1])];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Uri Address => new UriBuilder(server.Address) { Host = host }.Uri;

    private static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
