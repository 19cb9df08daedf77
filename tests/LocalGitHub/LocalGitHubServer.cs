using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalGitHub;

/// <summary>A running local GitHub: the REST endpoints the actions call, git over HTTP, identity tokens, and a chat webhook. Many can run in one process.</summary>
public sealed class LocalGitHubServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly FaultBook faults;
    private readonly TokenIssuer issuer;
    private readonly DeploymentStore deployments;
    private readonly CommentStore comments;
    private readonly ReleaseStore releases;
    private readonly Random delays;
    private readonly SlackStore slack = new();
    private readonly TeamsRuns teams = new();
    private readonly List<JsonObject> snapshots = [];
    private readonly List<RecordedRequest> requests = [];

    private LocalGitHubServer(WebApplication app, LocalGitHubOptions options)
    {
        this.app = app;
        Options = options;
        faults = new FaultBook(options.Seed, options.Faults);
        deployments = new DeploymentStore(options.Deployments);
        releases = new ReleaseStore(options.Releases);
        comments = new CommentStore(options.Comments, options.Time);
        delays = new Random(options.Seed);
        issuer = new TokenIssuer(() => Address.GetLeftPart(UriPartial.Authority), options.Time);
    }

    public LocalGitHubOptions Options { get; }

    /// <summary>What clients put into <c>GITHUB_API_URL</c>; also the issuer of identity tokens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What a job finds in <c>ACTIONS_ID_TOKEN_REQUEST_URL</c>.</summary>
    public Uri TokenRequestUrl => new(Address, OidcEndpoints.RequestPath);

    /// <summary>Deployments with their statuses of now, oldest first.</summary>
    public IReadOnlyList<LocalDeployment> Deployments => deployments.All;

    /// <summary>Releases as they are now, oldest first.</summary>
    public IReadOnlyList<LocalGitHubRelease> Releases => releases.All;

    /// <summary>Comments as they are now, oldest first.</summary>
    public IReadOnlyList<LocalComment> Comments => comments.All;

    /// <summary>Comments on commits, oldest first.</summary>
    public IReadOnlyList<LocalCommitComment> CommitComments => comments.OnCommits;

    /// <summary>Messages that bots wrote in the chat, oldest first.</summary>
    public IReadOnlyList<LocalSlackMessage> SlackMessages => slack.All;

    /// <summary>Runs of the workflows of Teams, oldest first.</summary>
    public IReadOnlyList<LocalTeamsRun> TeamsRuns => teams.All;

    /// <summary>Dependency snapshots that were taken.</summary>
    public IReadOnlyList<JsonObject> Snapshots
    {
        get
        {
            lock (snapshots) return [.. snapshots];
        }
    }

    /// <summary>Every request so far.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    /// <summary>What an action needs in its environment to reach this server.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var environment = new Dictionary<string, string> { ["GITHUB_API_URL"] = Address.GetLeftPart(UriPartial.Authority) };
            if (Options.Job is { } job)
            {
                environment["ACTIONS_ID_TOKEN_REQUEST_URL"] = TokenRequestUrl.ToString();
                environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = job.RequestToken;
            }

            return environment;
        }
    }

    /// <summary>Webhook address of a chat; the path must be among the options' webhooks.</summary>
    public Uri Webhook(string path) => new(Address, "/services/" + path);

    /// <summary>What <c>slack-api-url</c> is.</summary>
    public Uri SlackApi => new(Address, "/api");

    /// <summary>Webhook address of Discord for messages of Slack's form; <c>id/token</c> must be among the options' webhooks.</summary>
    public Uri DiscordWebhook(string path) => new(Address, $"/api/webhooks/{path}/slack");

    /// <summary>Webhook address of a workflow of Teams, which must be among the options'.</summary>
    public Uri TeamsWebhook(string id) =>
        new(Address, $"/workflows/{id}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={Options.TeamsWorkflows.GetValueOrDefault(id)}");

    public void Add(FaultRule rule) => faults.Add(rule);

    public static async Task<LocalGitHubServer> StartAsync(LocalGitHubOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new LocalGitHubOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(options.ListenOnAllAddresses ? IPAddress.Any : IPAddress.Loopback, options.Port));
        builder.Services.AddRouting();
        var server = new LocalGitHubServer(builder.Build(), options);
        await server.StartAsync(cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        issuer.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        app.Use(HandleAsync);
        app.UseRouting();
        MapEndpoints();
        await app.StartAsync(cancellation);
        var listening = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = new Uri($"http://127.0.0.1:{listening.Port}");
    }

    private void MapEndpoints()
    {
        new RepositoryEndpoints(Options).Map(app);
        new ReferenceEndpoints(Options).Map(app);
        new ReleaseEndpoints(Options, releases).Map(app);
        new AssetEndpoints(Options, releases).Map(app);
        new WorkflowRunEndpoints(Options).Map(app);
        new DeploymentEndpoints(Options, deployments).Map(app);
        new CommentEndpoints(Options, comments).Map(app);
        new CommitCommentEndpoint(Options, comments).Map(app);
        new PullRequestEndpoints(Options).Map(app);
        new GraphQlEndpoint(Options, comments).Map(app);
        new SnapshotEndpoint(Options, snapshots).Map(app);
        new GitHttpEndpoints(Options).Map(app);
        OidcEndpoints.Map(app, issuer, Options.Job);
        SlackWebhookEndpoint.Map(app, Options);
        new SlackApi(Options, slack).Map(app);
        DiscordEndpoint.Map(app, Options);
        new TeamsEndpoint(Options, teams).Map(app);
        if (Options.Grafana is { } grafana) new GrafanaEndpoints(grafana).Map(app);
        if (Options.Sentry is { } sentry) new SentryEndpoints(sentry).Map(app);
        if (Options.PagerDuty is { } pagerDuty) new PagerDutyEndpoints(pagerDuty).Map(app);
        if (Options.Hooks is { } hooks) new HookEndpoint(hooks, Options.Time).Map(app);
        app.MapGet("/rate_limit", () => Reply.Json(200, new JsonObject { ["resources"] = new JsonObject { ["core"] = new JsonObject { ["limit"] = 5000, ["remaining"] = 4999 } } }));
        app.MapFallback(() => Reply.Message(404, "Not Found"));
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var record = await RecordAsync(context.Request);
        context.Response.Headers["X-GitHub-Request-Id"] = Guid.NewGuid().ToString("N");
        // Noted before the client can see the answer.
        context.Response.OnStarting(() =>
        {
            record.Status = context.Response.StatusCode;
            return Task.CompletedTask;
        });
        if (Options.LongestDelay > TimeSpan.Zero) await Task.Delay(NextDelay());
        if (Options.Meanwhile is { } meanwhile) await meanwhile(record);
        if (faults.Next(record.Method, record.Path) is { } fault) await TroubleMaker.MakeAsync(fault, context, next, Options.Time);
        else await next(context);
    }

    private TimeSpan NextDelay()
    {
        lock (delays) return Options.LongestDelay * delays.NextDouble();
    }

    private async Task<RecordedRequest> RecordAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        var record = new RecordedRequest(
            request.Method,
            request.Path + request.QueryString,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
        lock (requests) requests.Add(record);
        return record;
    }
}
