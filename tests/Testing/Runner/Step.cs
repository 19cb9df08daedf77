namespace Testing.Runner;

/// <summary>One <c>uses:</c> step of a job: what its author wrote, and what the job knows.</summary>
public sealed record Step
{
    /// <summary><c>with:</c>.</summary>
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary><c>env:</c> of workflow, job and step, and what earlier steps put into <c>GITHUB_ENV</c>.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the main run of the same action left for its post run.</summary>
    public IReadOnlyDictionary<string, string> State { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Job Job { get; init; } = new();

    /// <summary>Step debug logging is on.</summary>
    public bool Debug { get; init; }

    /// <summary>The id of the action in the job, such as <c>__org_actions</c>.</summary>
    public string ActionId { get; init; } = "__self";
}
