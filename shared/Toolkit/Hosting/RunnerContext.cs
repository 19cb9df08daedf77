namespace Actions.Toolkit;

/// <summary>The job this runs in, from the <c>GITHUB_*</c> and <c>RUNNER_*</c> variables (runner, GitHubContext.cs). Empty text where a variable is missing.</summary>
/// <param name="variables">The environment.</param>
public sealed class RunnerContext(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>True inside a runner.</summary>
    public bool IsRunner => Text("GITHUB_ACTIONS") == "true";

    /// <summary>True when step debug logging is on.</summary>
    public bool IsDebug => Text("RUNNER_DEBUG") == "1";

    /// <summary>The event, such as <c>push</c>.</summary>
    public string EventName => Text("GITHUB_EVENT_NAME");

    /// <summary>Path of the event's JSON.</summary>
    public string EventPath => Text("GITHUB_EVENT_PATH");

    /// <summary>Commit of the run: 40 or 64 hex digits.</summary>
    public string Sha => Text("GITHUB_SHA");

    /// <summary>Full ref, such as <c>refs/heads/main</c>.</summary>
    public string Ref => Text("GITHUB_REF");

    /// <summary>Short ref, such as <c>main</c>.</summary>
    public string RefName => Text("GITHUB_REF_NAME");

    /// <summary><c>branch</c> or <c>tag</c>.</summary>
    public string RefType => Text("GITHUB_REF_TYPE");

    /// <summary>True when rules protect the ref.</summary>
    public bool IsRefProtected => Text("GITHUB_REF_PROTECTED") == "true";

    /// <summary>Target branch of a pull request.</summary>
    public string BaseRef => Text("GITHUB_BASE_REF");

    /// <summary>Source branch of a pull request.</summary>
    public string HeadRef => Text("GITHUB_HEAD_REF");

    /// <summary><c>owner/name</c>.</summary>
    public string Repository => Text("GITHUB_REPOSITORY");

    /// <summary>Name of the workflow.</summary>
    public string Workflow => Text("GITHUB_WORKFLOW");

    /// <summary>Where the workflow is: <c>owner/name/.github/workflows/deploy.yml@refs/heads/main</c>.</summary>
    public string WorkflowRef => Text("GITHUB_WORKFLOW_REF");

    /// <summary>File of the workflow below <c>.github/workflows</c>, as in <see cref="WorkflowRef"/>; null when that names none.</summary>
    public string? WorkflowFile => WorkflowRef.Split("/.github/workflows/", 2) is [_, var file] && file.Split('@')[0] is { Length: > 0 } name ? name : null;

    /// <summary>Id of the job in its workflow.</summary>
    public string Job => Text("GITHUB_JOB");

    /// <summary>Id of the step.</summary>
    public string Action => Text("GITHUB_ACTION");

    /// <summary>Who or what started the run.</summary>
    public string Actor => Text("GITHUB_ACTOR");

    /// <summary>Who started this attempt: somebody else than <see cref="Actor"/> when a run is run again.</summary>
    public string TriggeringActor => Text("GITHUB_TRIGGERING_ACTOR");

    /// <summary>Number of the run, unique in the repository.</summary>
    public string RunId => Text("GITHUB_RUN_ID");

    /// <summary>1 for the first attempt.</summary>
    public string RunAttempt => Text("GITHUB_RUN_ATTEMPT");

    /// <summary>What tells this run and attempt from all others, as <c>1001/1</c>.</summary>
    public string RunAndAttempt => $"{RunId}/{RunAttempt}";

    /// <summary>Web address of GitHub, without a final slash.</summary>
    public string ServerUrl => Text("GITHUB_SERVER_URL", "https://github.com").TrimEnd('/');

    /// <summary>Address of the REST API, without a final slash.</summary>
    public string ApiUrl => Text("GITHUB_API_URL", "https://api.github.com").TrimEnd('/');

    /// <summary>Folder of the checked-out repository; the current folder outside a runner.</summary>
    public string Workspace => Text("GITHUB_WORKSPACE", Directory.GetCurrentDirectory());

    /// <summary>Web address of this run, or null outside a runner.</summary>
    public string? RunUrl => RunId.Length == 0 || Repository.Length == 0 ? null : $"{ServerUrl}/{Repository}/actions/runs/{RunId}";

    /// <summary>A variable of the step's environment, which may be a secret; null when there is none of this name.</summary>
    public string? Variable(string name) => variables.GetValueOrDefault(name);

    private string Text(string name, string absent = "") =>
        variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : absent;
}
