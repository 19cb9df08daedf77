namespace Actions.Changes;

/// <summary>What the changes are counted from.</summary>
public abstract record Since
{
    /// <summary>What suits the event.</summary>
    public sealed record Auto : Since;

    /// <summary>The commit before the push.</summary>
    public sealed record Before : Since;

    /// <summary>Where the head left the target or default branch.</summary>
    public sealed record MergeBase : Since;

    /// <summary>The tag before this one, or before the head.</summary>
    public sealed record PreviousTag : Since;

    /// <summary>The last successful run of this workflow.</summary>
    public sealed record LastSuccess : Since;

    /// <summary>What an environment runs.</summary>
    /// <param name="Environment">Name of the environment.</param>
    public sealed record LastDeployed(string Environment) : Since;

    /// <summary>Nothing: everything counts as changed.</summary>
    public sealed record All : Since;

    /// <summary>What the user names.</summary>
    /// <param name="Name">Branch, tag or full commit id.</param>
    public sealed record Ref(string Name) : Since;

    /// <summary>Reads <c>auto</c>, <c>before</c>, <c>merge-base</c>, <c>previous-tag</c>, <c>last-success</c>, <c>all</c>, <c>last-deployed:ENVIRONMENT</c> or <c>ref:NAME</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static Since Parse(string text) => text switch
    {
        "auto" => new Auto(),
        "before" => new Before(),
        "merge-base" => new MergeBase(),
        "previous-tag" => new PreviousTag(),
        "last-success" => new LastSuccess(),
        "all" => new All(),
        _ when After(text, "ref:") is { } name => new Ref(name),
        _ when After(text, "last-deployed:") is { } environment => new LastDeployed(environment),
        _ => throw new FormatException(
            "expected auto, before, merge-base, previous-tag, last-success, all, last-deployed: with an environment, or ref: with a branch, a tag or a full commit id"),
    };

    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) && text[start.Length..].Trim() is { Length: > 0 } rest ? rest : null;
}
