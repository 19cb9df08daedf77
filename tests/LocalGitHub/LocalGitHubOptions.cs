namespace LocalGitHub;

/// <summary>What exists on a local GitHub.</summary>
public sealed record LocalGitHubOptions
{
    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>True listens on all addresses, so that containers reach it through the gateway of their network.</summary>
    public bool ListenOnAllAddresses { get; init; }

    /// <summary>Path of a git repository (with or without working tree) for each <c>owner/name</c>.</summary>
    public IReadOnlyDictionary<string, string> Repositories { get; init; } = new Dictionary<string, string>();

    /// <summary>Names among <see cref="Repositories"/> that nobody sees without a token.</summary>
    public IReadOnlySet<string> Private { get; init; } = new HashSet<string>();

    /// <summary>Permissions of each token, such as <c>contents: read</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tokens { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Logins of the tokens that belong to a user; the others are of apps.</summary>
    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>();

    /// <summary>Short names of the apps that tokens belong to; those of neither user nor app are of jobs, whose app is <c>github-actions</c>.</summary>
    public IReadOnlyDictionary<string, string> Apps { get; init; } = new Dictionary<string, string>();

    /// <summary>False as on servers that imitate only the REST API.</summary>
    public bool HasGraphQl { get; init; } = true;

    /// <summary>Pull requests; with none given, every number is one.</summary>
    public IReadOnlyList<LocalPullRequest> PullRequests { get; init; } = [];

    /// <summary>Commits that this GitHub has never seen.</summary>
    public IReadOnlySet<string> UnknownCommits { get; init; } = new HashSet<string>();

    /// <summary>Each request waits by chance up to this long before it is looked at.</summary>
    public TimeSpan LongestDelay { get; init; }

    /// <summary>Comments on pull requests.</summary>
    public IReadOnlyList<LocalComment> Comments { get; init; } = [];

    /// <summary>Runs of workflows.</summary>
    public IReadOnlyList<LocalWorkflowRun> WorkflowRuns { get; init; } = [];

    /// <summary>Deployments to environments.</summary>
    public IReadOnlyList<LocalDeployment> Deployments { get; init; } = [];

    /// <summary>Releases.</summary>
    public IReadOnlyList<LocalGitHubRelease> Releases { get; init; } = [];

    /// <summary>Whether a published release and its files cannot be changed; its notes can.</summary>
    public bool HasImmutableReleases { get; init; }

    /// <summary>Full names of refs that rules of the repository protect from being written.</summary>
    public IReadOnlySet<string> LockedRefs { get; init; } = new HashSet<string>();

    /// <summary>Called before a request is looked at: somebody else who does something at that moment.</summary>
    public Func<RecordedRequest, Task>? Meanwhile { get; init; }

    /// <summary>What the creation of a deployment is answered with (409) for some refs, such as <c>Conflict merging main into …</c>.</summary>
    public IReadOnlyDictionary<string, string> DeploymentConflicts { get; init; } = new Dictionary<string, string>();

    /// <summary>The job that identity tokens are issued for; null = the job lacks <c>id-token: write</c>.</summary>
    public OidcJob? Job { get; init; }

    /// <summary>Paths below <c>/services/</c> that are webhooks of a chat; any other is <c>no_service</c>.</summary>
    public IReadOnlySet<string> Webhooks { get; init; } = new HashSet<string>();

    /// <summary>Webhooks among <see cref="Webhooks"/> that always refuse, and the word they refuse with.</summary>
    public IReadOnlyDictionary<string, string> SlackRefusals { get; init; } = new Dictionary<string, string>();

    /// <summary>Scopes of each token of the chat's API.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> SlackTokens { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Channels of the chat.</summary>
    public IReadOnlyList<LocalSlackChannel> SlackChannels { get; init; } = [];

    /// <summary>Signature of each workflow of Teams, by its id.</summary>
    public IReadOnlyDictionary<string, string> TeamsWorkflows { get; init; } = new Dictionary<string, string>();

    /// <summary>Null: there is no Grafana.</summary>
    public LocalGrafana? Grafana { get; init; }

    /// <summary>Null: there is no Sentry.</summary>
    public LocalSentry? Sentry { get; init; }

    /// <summary>Null: there is no PagerDuty.</summary>
    public LocalPagerDuty? PagerDuty { get; init; }

    /// <summary>Null: nobody takes signed webhooks.</summary>
    public LocalHooks? Hooks { get; init; }

    /// <summary>Seed of everything left to chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Trouble to make, in order: the first rule that applies wins.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
