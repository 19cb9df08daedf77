using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Deployments;

/// <summary>A GitHub with deployments and runs, and the action run against it.</summary>
internal sealed class RecordsWorld : IAsyncDisposable
{
    public const string Deploy = "suite-deploy";
    public const string Rollback = "suite-rollback";
    public const string Webhook = "T1/B1/Sesame";
    public const string RunUrl = "https://github.com/acme/shop/actions/runs/";

    private RecordsWorld(LocalGitHubServer server) => Server = server;

    public LocalGitHubServer Server { get; }

    public IReadOnlyList<LocalDeployment> Records => Server.Deployments;

    /// <summary>How many requests were made that change something.</summary>
    public int Writes => Server.Requests.Count(request => request.Method != "GET");

    public static async Task<RecordsWorld> StartAsync(
        IReadOnlyList<LocalDeployment>? deployments = null, IReadOnlyList<LocalWorkflowRun>? runs = null, string permissions = "deployments: write, actions: read", string? conflict = null) =>
        new(await LocalGitHubServer.StartAsync(new LocalGitHubOptions
        {
            Repositories = new Dictionary<string, string> { ["acme/shop"] = "unused" },
            Private = new HashSet<string> { "acme/shop" },
            Tokens = new Dictionary<string, IReadOnlyList<string>> { ["test-token"] = permissions.Split(", ") },
            Webhooks = new HashSet<string> { Webhook },
            Deployments = deployments ?? [],
            WorkflowRuns = runs ?? [],
            DeploymentConflicts = conflict is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [new string('a', 40)] = conflict },
        }));

    /// <summary>A record of <c>web</c> in <c>production</c> by the run of the same number as its id.</summary>
    public static LocalDeployment Record(long id, string task, params string[] states) => new(id, "production", new string('b', 40), states)
    {
        Task = task,
        Payload = $$"""{"service":"web","run":"{{id}}/1"}""",
        LogUrl = RunUrl + id,
        IsProduction = true,
    };

    public ActionRun Run(string status, params (string Name, string Value)[] inputs)
    {
        var run = NotifyRun.Of(status).Input("token", "test-token");
        run.Variables["GITHUB_API_URL"] = Server.Address.ToString();
        run.Variables["GITHUB_WORKFLOW_REF"] = "acme/shop/.github/workflows/deploy.yml@refs/heads/main";
        foreach (var (name, value) in inputs) run.Input(name, value);
        return run;
    }

    /// <summary>Records a deployment of <c>web</c> to <c>production</c>.</summary>
    public Task<ActionRun> RecordAsync(string status, params (string Name, string Value)[] inputs) =>
        Run(status, [("sinks", "deployment"), ("service", "web"), ("environment", "production"), .. inputs]).NotifyAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
