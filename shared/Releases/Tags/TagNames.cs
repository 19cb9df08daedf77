using Actions.Toolkit;

namespace Actions.Releases;

/// <summary>How the tags of one line of releases are called: the prefix and a version (<c>v1.4.0</c>, <c>api/v1.4.0</c>), and the tags that move (<c>v1.4</c>, <c>v1</c>).</summary>
/// <param name="Prefix">What stands before the version; may be empty.</param>
public sealed record TagNames(string Prefix)
{
    private const string Numbers = "*.*.*";

    /// <summary>Reads a pattern that ends in <c>*.*.*</c>, such as <c>v*.*.*</c> or <c>api/v*.*.*</c>.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static TagNames Parse(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var prefix = pattern.EndsWith(Numbers, StringComparison.Ordinal) ? pattern[..^Numbers.Length] : null;
        return prefix != null && IsPartOfRef(prefix) && !(prefix.Length > 0 && char.IsAsciiDigit(prefix[^1]))
            ? new TagNames(prefix)
            : throw new FormatException("expected a text that ends in *.*.* with no other * and nothing a tag cannot hold, such as v*.*.* or api/v*.*.*");
    }

    /// <summary>The tag of a version.</summary>
    public string Of(SemVersion version) => $"{Prefix}{version}";

    /// <summary>The tag that follows the releases of a major version.</summary>
    public string OfMajor(SemVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return $"{Prefix}{version.Major}";
    }

    /// <summary>The tag that follows the releases of a minor version.</summary>
    public string OfMinor(SemVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return $"{Prefix}{version.Major}.{version.Minor}";
    }

    /// <summary>The version that a tag names.</summary>
    /// <returns><see langword="null"/> for a tag of another line, one that moves, and one that is not written as <see cref="Of"/> writes it.</returns>
    public SemVersion? VersionOf(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (!tag.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        return SemVersion.TryParse(tag[Prefix.Length..]) is { } version && Of(version) == tag ? version : null;
    }

    // git documentation, git-check-ref-format; a stricter subset.
    private static bool IsPartOfRef(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '+' or '@')
        && !text.StartsWith('/') && !text.StartsWith('-') && !text.Contains("//", StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal)
        && !text.Split('/').Any(part => part.StartsWith('.') || part.EndsWith(".lock", StringComparison.Ordinal));
}
