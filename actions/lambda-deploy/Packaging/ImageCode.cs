using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Images: a tag is what it stands for now, so that every function of the step gets the same.</summary>
internal static class ImageCode
{
    /// <exception cref="UserError">The image does not exist, or is not built for the function's architecture.</exception>
    public static async Task<CodePackage> FindAsync(IEcr ecr, ImageName image, string architecture, CancellationToken cancellationToken)
    {
        var place = image.Ecr!;
        var found = await ReadAsync(ecr, image, place, cancellationToken)
            ?? throw new UserError($"Input 'image': '{image.Text}' does not exist: repository '{place.Repository}' in account {place.Account}, region {place.Region} has no such image, or there is no such repository.", "Was it pushed before this step?");
        // An index lists platforms; Lambda takes one image only, and says so itself.
        var platforms = ImageManifest.Platforms(found.ImageManifest).Select(platform => platform.Architecture == "amd64" ? "x86_64" : platform.Architecture).Distinct(StringComparer.Ordinal).ToList();
        if (platforms.Count > 0 && !platforms.Contains(architecture, StringComparer.Ordinal))
            throw new UserError($"Input 'image': '{image.Text}' is built for {string.Join(", ", platforms)}, and the function runs on {architecture}.", "Build it for that architecture.");
        var digest = found.ImageId.ImageDigest!;
        return new CodePackage(digest, $"{image.Text} ({digest[..19]}…)") { ImageUri = image.WithDigest(digest) };
    }

    private static async Task<EcrImage?> ReadAsync(IEcr ecr, ImageName image, EcrPlace place, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecr.BatchGetImageAsync(place.Repository, place.Account, [EcrImageId.Of(image.Version)], cancellationToken);
            return answer.Images is [var found, ..] ? found : null;
        }
        catch (AwsException missing) when (missing.Code == "RepositoryNotFoundException")
        {
            return null;
        }
    }
}
