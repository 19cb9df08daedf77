using Actions.Releases;
using Actions.Toolkit;

namespace Release.Wishes;

/// <param name="Exact">Null: it is computed.</param>
internal sealed record VersionWish(SemVersion? Exact)
{
    /// <exception cref="FormatException">It is neither of the three forms.</exception>
    public static VersionWish Parse(string text, TagNames tags)
    {
        if (text == "auto") return new VersionWish(Exact: null);
        var version = tags.VersionOf(text) ?? new TagNames("").VersionOf(text);
        return version != null
            ? new VersionWish(version)
            : throw new FormatException($"expected auto, a version such as 1.4.0, or a tag such as {tags.Of(new SemVersion(1, 4, 0))} ('tag-pattern' says how tags are called)");
    }
}
