namespace DetectChanges;

/// <summary>The input <c>since</c>: what the changes are counted from.</summary>
internal abstract record Since
{
    public sealed record Auto : Since;

    public sealed record Before : Since;

    public sealed record MergeBase : Since;

    public sealed record All : Since;

    /// <param name="Name">Branch, tag or full commit id.</param>
    public sealed record Ref(string Name) : Since;

    /// <exception cref="FormatException">It is none of these.</exception>
    public static Since Parse(string text) => text switch
    {
        "auto" => new Auto(),
        "before" => new Before(),
        "merge-base" => new MergeBase(),
        "all" => new All(),
        _ when text.StartsWith("ref:", StringComparison.Ordinal) && text["ref:".Length..].Trim() is { Length: > 0 } name => new Ref(name),
        _ => throw new FormatException("expected auto, before, merge-base, all, or ref: with a branch, a tag or a full commit id"),
    };
}
