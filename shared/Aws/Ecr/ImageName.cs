using System.Text.RegularExpressions;

namespace Actions.Aws;

/// <summary>The parts of an image's name: <c>registry/repository:tag@digest</c>.</summary>
/// <param name="Text">The name as it was written.</param>
/// <param name="Repository">Registry and repository.</param>
/// <param name="Tag">Null when it has none.</param>
/// <param name="Digest"><c>sha256:…</c>; null when it has none.</param>
public sealed partial record ImageName(string Text, string Repository, string? Tag, string? Digest)
{
    private const string DefaultTag = "latest";

    /// <summary>Reads a name. Every text is one.</summary>
    public static ImageName Parse(string image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? image : image[..at];
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/');
        return new ImageName(image, hasTag ? name[..colon] : name, hasTag ? name[(colon + 1)..] : null, at < 0 ? null : image[(at + 1)..]);
    }

    /// <summary>What is pulled: the digest, else the tag, else <c>latest</c>.</summary>
    public string Version => Digest ?? Tag ?? DefaultTag;

    /// <summary>
    /// True when the tag looks like one that is pushed again and again: there is none, or it holds no digit, which versions and commits do.
    /// </summary>
    public bool HasMovingTag => Digest is null && (Tag is null || !Tag.Any(char.IsAsciiDigit));

    /// <summary>Where in ECR it is; null for other registries.</summary>
    public EcrPlace? Ecr => EcrRepository().Match(Repository) is { Success: true } match
        ? new EcrPlace(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["name"].Value)
        : null;

    /// <summary>The same image by its digest alone.</summary>
    /// <param name="digest"><c>sha256:…</c></param>
    public string WithDigest(string digest) => $"{Repository}@{digest}";

    [GeneratedRegex(@"\A(?<account>\d{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+/(?<name>.+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EcrRepository();
}
