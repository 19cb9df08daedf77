using System.Text.Json.Nodes;
using Actions.Aws;

namespace LambdaDeploy;

/// <summary>What will happen to one function.</summary>
/// <param name="State">What was found.</param>
/// <param name="Wish">What is wanted.</param>
/// <param name="Step">What happens.</param>
internal sealed record FunctionPlan(FunctionState State, FunctionWish Wish, PlannedStep Step)
{
    /// <summary>The code; null when none was given.</summary>
    public CodePackage? Package { get; init; }

    public bool ChangesCode { get; init; }

    /// <summary>Members of <c>UpdateFunctionConfiguration</c>.</summary>
    public JsonObject Configuration { get; init; } = [];

    /// <summary>Tags that are missing or differ.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What becomes of the rule that feeds it; null when none is wanted.</summary>
    public EventRulePlan? EventRule { get; init; }

    /// <summary>Everything that changes, redacted, one line a path.</summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    public string Name => State.Name;

    /// <summary>The version that served before, or <c>$LATEST</c>.</summary>
    public string From => State.From;

    /// <summary>The version it shall serve, or words for one that is not published yet.</summary>
    public required string Wanted { get; init; }

    /// <summary>Whether a version is to be published.</summary>
    public bool Publishes { get; init; }

    public bool IsChange => Step != PlannedStep.Nothing || Package?.Upload is not null || Tags.Count > 0 || EventRule?.IsChange == true;

    /// <summary>The sentence of the plan for people.</summary>
    public string Describe() => Step switch
    {
        PlannedStep.Nothing when IsChange => $"{Name}: serves what is wanted already{Aside}",
        PlannedStep.Nothing => $"{Name}: {Served} is as wanted already; nothing to do",
        PlannedStep.MoveAlias => $"{Name}: {Served} → version {Wanted}, which is published already{Aside}",
        PlannedStep.Publish => $"{Name}: {Served} → {Wanted}: code and configuration are in place and not yet served{Aside}",
        _ => $"{Name}: {Served} → {Wanted}: {Changes}{Aside}",
    };

    private string Served => State.Alias is { } alias ? $"alias {alias.Name} at version {alias.Route}" : From == "$LATEST" ? "the unpublished function" : $"version {From}";

    private string Changes => (ChangesCode, Configuration.Count > 0) switch
    {
        (true, true) => $"code from {Package!.Name}, and configuration ({string.Join(", ", Configuration.Select(member => member.Key))})",
        (true, false) => $"code from {Package!.Name}",
        _ => $"configuration ({string.Join(", ", Configuration.Select(member => member.Key))})",
    };

    private string Aside => string.Concat(
        Package is { Upload: not null, Object: { } place } ? $"; the archive is kept as {place}" : "",
        Tags.Count > 0 ? $"; tags {string.Join(", ", Tags.Keys)}" : "", EventRule is { IsChange: true } rule ? $"; {rule.Describe()}" : "");
}
