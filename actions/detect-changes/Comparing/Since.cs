namespace DetectChanges.Comparing;

/// <summary>The input <c>since</c>: what the changes are counted from.</summary>
internal abstract record Since
{
    public sealed record Auto : Since;

    public sealed record Before : Since;

    public sealed record MergeBase : Since;

    public sealed record PreviousTag : Since;

    public sealed record LastSuccess : Since;

    /// <param name="Environment">Name of the environment.</param>
    public sealed record LastDeployed(string Environment) : Since;

    public sealed record All : Since;

    /// <param name="Name">Branch, tag or full commit id.</param>
    public sealed record Ref(string Name) : Since;

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
