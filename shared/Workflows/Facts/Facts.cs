using System.Text.Json.Nodes;

namespace Actions.Workflows;

/// <summary>What differs between those who use the rules: who is trusted, what is known of actions, what which job may do.</summary>
public sealed record Facts
{
    /// <summary>Owner and name of this suite, as workflows name it: <c>org/actions</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>Rules that do not count.</summary>
    public IReadOnlySet<string> WithoutRules { get; init; } = new HashSet<string>();

    /// <summary>Rules that are more or less bad than usual.</summary>
    public IReadOnlyDictionary<string, Severity> Severities { get; init; } = new Dictionary<string, Severity>();

    /// <summary>Owners whose actions may be used; empty for any.</summary>
    public IReadOnlySet<string> AllowedOwners { get; init; } = new HashSet<string>();

    /// <summary>Owners and repositories that may be named by a tag.</summary>
    public IReadOnlySet<string> MayBeNamedByTag { get; init; } = new HashSet<string>();

    /// <summary>Values that nobody else can choose, so that they may stand in a script: <c>github.sha</c>, <c>runner.*</c>.</summary>
    public IReadOnlySet<string> SafeInScripts { get; init; } = new HashSet<string>();

    /// <summary>Whether the stricter form of rules holds: nothing at the top that jobs could say themselves, and runners that callers choose.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether this is the tree of a release, where the suite names its own actions by commit.</summary>
    public bool IsReleased { get; init; }

    /// <summary>Longest default of an input with the time of a job, in minutes.</summary>
    public int LongestTimeout { get; init; } = 120;

    /// <summary>What is known of actions by name, with the folder: <c>actions/cache/restore</c>.</summary>
    public IReadOnlyDictionary<string, KnownAction> Actions { get; init; } = new Dictionary<string, KnownAction>();

    /// <summary>Workflows of the suite that others call, by name with the folder: <c>org/actions/.github/workflows/deploy.yml</c>.</summary>
    public IReadOnlyDictionary<string, Workflow> KnownWorkflows { get; init; } = new Dictionary<string, Workflow>();

    /// <summary>Inputs that mean the same in every workflow that has them.</summary>
    public IReadOnlyDictionary<string, CommonInput> CommonInputs { get; init; } = new Dictionary<string, CommonInput>();

    /// <summary>Whether an action must be known to be used.</summary>
    public bool OnlyKnownActions { get; init; }

    /// <summary>What jobs may write, and where they may work, by workflow.</summary>
    public IReadOnlyDictionary<string, WorkflowFacts> Workflows { get; init; } = new Dictionary<string, WorkflowFacts>();

    /// <summary>Facts that come with this library.</summary>
    public static Facts Embedded(string name)
    {
        using var stream = typeof(Facts).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"there are no facts '{name}'", nameof(name));
        return FactsReader.Read(JsonNode.Parse(stream)!.AsObject());
    }

    /// <summary>Facts of a JSON text of the same form as those that come with this library.</summary>
    public static Facts Parse(string json) => FactsReader.Read(JsonNode.Parse(json)!.AsObject());

    /// <summary>Whether a reference names an action of this suite.</summary>
    public bool IsOurs(UsesReference? uses) => uses?.Name?.StartsWith(Suite + "/", StringComparison.Ordinal) == true;

    /// <summary>Whether a reference names one action of this suite.</summary>
    public bool IsOur(UsesReference? uses, string action) => uses?.Is($"{Suite}/{action}") == true;
}
