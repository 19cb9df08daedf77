using System.Text.RegularExpressions;

namespace EcsDeploy;

/// <summary>The parts of an image's name: <c>registry/repository:tag@digest</c>.</summary>
internal sealed partial record ImageName(string Text, string Repository, string? Tag, string? Digest)
{
    public static ImageName Parse(string image)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? image : image[..at];
        var colon = name.LastIndexOf(':');
        var hasTag = colon > name.LastIndexOf('/');
        return new ImageName(image, hasTag ? name[..colon] : name, hasTag ? name[(colon + 1)..] : null, at < 0 ? null : image[(at + 1)..]);
    }

    /// <summary>
    /// True when the tag looks like one that is pushed again and again: there is none, or it holds no digit, which versions and commits do.
    /// </summary>
    public bool HasMovingTag => Digest is null && (Tag is null || !Tag.Any(char.IsAsciiDigit));

    /// <summary>Where in ECR it is; null for other registries.</summary>
    public EcrPlace? Ecr => EcrRepository().Match(Repository) is { Success: true } match
        ? new EcrPlace(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["name"].Value)
        : null;

    public string WithDigest(string digest) => $"{Repository}@{digest}";

    [GeneratedRegex(@"\A(?<account>\d{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+/(?<name>.+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EcrRepository();
}
