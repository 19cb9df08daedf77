using System.Text.RegularExpressions;
using Actions.Aws;
using Actions.Rollouts;

namespace Rollback;

/// <summary>The versions of services that run one image: its digest.</summary>
internal static partial class ImageVersion
{
    /// <summary>How they are written, for messages.</summary>
    public const string Words = "the digest of an image";

    /// <summary>The digest that a text names: itself, or an image with one; null when it names none.</summary>
    public static string? Of(string text) => Form().Match(text) is { Success: true } match ? match.Groups["digest"].Value : null;

    /// <summary>The digest of an image now; where nobody can tell what its tag stands for, its name.</summary>
    public static async Task<string> CurrentAsync(string image, EcrImages images, string region, CancellationToken cancellationToken)
    {
        var name = ImageName.Parse(image);
        if (name.Digest is not null || name.Ecr?.Region != region)
            return name.Digest ?? image;
        try
        {
            return (await images.FindAsync(name, cancellationToken))?.Digest ?? image;
        }
        catch (AwsException)
        {
            return image;
        }
    }

    [GeneratedRegex(@"\A([\w./:-]+@)?(?<digest>sha256:[0-9a-f]{64})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
