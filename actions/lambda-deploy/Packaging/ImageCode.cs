using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Images: a tag is what it stands for now, so that every function of the step gets the same.</summary>
internal static class ImageCode
{
    /// <exception cref="UserError">The image does not exist, or is not built for the function's architecture.</exception>
    public static async Task<CodePackage> FindAsync(IImageLookup images, ImageName image, string architecture, CancellationToken cancellationToken)
    {
        var place = image.Ecr!;
        var found = await images.FindAsync(image, cancellationToken)
            ?? throw new UserError($"Input 'image': '{image.Text}' does not exist: repository '{place.Repository}' in account {place.Account}, region {place.Region} has no such image, or there is no such repository.", "Was it pushed before this step?");
        // Lambda names architectures like ECS, in small letters. A single image does not tell its own: Lambda finds out.
        var built = found.Architectures.Select(name => name.ToLowerInvariant()).ToList();
        if (built.Count > 0 && !built.Contains(architecture, StringComparer.Ordinal))
            throw new UserError($"Input 'image': '{image.Text}' is built for {string.Join(", ", built)}, and the function runs on {architecture}.", "Build it for that architecture.");
        return new CodePackage(found.Digest, $"{image.Text} ({found.Digest[..19]}…)") { ImageUri = image.WithDigest(found.Digest) };
    }
}
