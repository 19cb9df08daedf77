using System.Text.RegularExpressions;

namespace Rollback;

/// <summary>An image in ECR: <c>ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY[:TAG][@DIGEST]</c>.</summary>
/// <param name="Account">Account of the registry.</param>
/// <param name="Region">Region of the registry.</param>
/// <param name="Repository">Name of the repository.</param>
/// <param name="Version">Digest, else tag; <c>latest</c> when it has neither.</param>
internal sealed partial record EcrImageName(string Account, string Region, string Repository, string Version)
{
    /// <returns>Null for an image of another registry.</returns>
    public static EcrImageName? Of(string image)
    {
        var match = Form().Match(image);
        if (!match.Success)
            return null;
        var version = match.Groups["digest"].Success ? match.Groups["digest"].Value : match.Groups["tag"].Success ? match.Groups["tag"].Value : "latest";
        return new EcrImageName(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["repository"].Value, version);
    }

    [GeneratedRegex(
        @"\A(?<account>\d{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+/(?<repository>[^:@]+)(:(?<tag>[\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
