using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Which tags count as earlier ones of the same kind.</summary>
/// <param name="Glob">What the user says; none = by the name of the tag at hand.</param>
/// <param name="Prefix">What they begin with, when the user says nothing; no further folder follows.</param>
internal sealed record TagPattern(Glob? Glob, string Prefix)
{
    /// <param name="glob">The input <c>tag-pattern</c>.</param>
    /// <param name="tag">The tag at hand: <c>v1.2.3</c> is followed by <c>v…</c>, <c>api/v2.0.0</c> by <c>api/v…</c>.</param>
    public static TagPattern Of(Glob? glob, string? tag) => new(glob, glob != null || tag == null ? "" : string.Concat(tag.TakeWhile(c => !char.IsAsciiDigit(c))));

    public bool Matches(string tag) =>
        Glob?.Matches(tag) ?? (tag.StartsWith(Prefix, StringComparison.Ordinal) && !tag.AsSpan(Prefix.Length).Contains('/'));
}
