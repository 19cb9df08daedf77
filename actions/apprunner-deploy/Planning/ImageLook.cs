using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <summary>Looks at the image that shall run, as the inputs <c>tag-policy</c> and <c>verify</c> say. Only reads.</summary>
/// <param name="region">Only images of this region are looked up.</param>
internal sealed class ImageLook(IImageLookup images, string region, Inputs inputs)
{
    private const string Architecture = "X86_64";

    /// <param name="current">The image that runs now.</param>
    /// <exception cref="InputErrors">The image is refused.</exception>
    public async Task<ImageFinding> RunAsync(string current, CancellationToken cancellationToken)
    {
        var image = ImageName.Parse(inputs.Wish.Image ?? current);
        if (inputs is { TagPolicy: TagPolicy.Refuse, Wish.Image: not null } && image.HasMovingTag)
            throw new InputErrors([$"Input 'image': '{image.Text}' is named by a tag that may move, which 'tag-policy: refuse' does not allow. Use a tag for each commit, or a digest."]);
        if (inputs is { Verify: Verify.Off, TagPolicy: not TagPolicy.Resolve })
            return new ImageFinding(inputs.Wish.Image, image.Digest, [], []);
        if (image.Ecr is not { } place || place.Region != region)
            return new ImageFinding(inputs.Wish.Image, image.Digest, [$"unknown image {image.Text} is not in ECR of region {region} and was not looked at"], []);
        return await LookUpAsync(image, cancellationToken);
    }

    private async Task<ImageFinding> LookUpAsync(ImageName image, CancellationToken cancellationToken)
    {
        try
        {
            var found = await images.FindAsync(image, cancellationToken);
            var problem = Problem(found);
            if (problem is not null && (inputs.Verify == Verify.Strict || (found is null && inputs is { TagPolicy: TagPolicy.Resolve, Wish.Image: not null })))
                throw new InputErrors([$"Image '{image.Text}' {problem}"]);
            return new ImageFinding(
                Written(image, found),
                image.Digest ?? found?.Digest,
                [problem is null ? $"ok      image {image.Text}" : $"WRONG   image {image.Text} {problem}"],
                problem is null ? [] : [$"Image '{image.Text}' {problem}"]);
        }
        catch (AwsException problem) when (inputs.TagPolicy != TagPolicy.Resolve)
        {
            return new ImageFinding(inputs.Wish.Image, image.Digest, [$"unknown image {image.Text} was not looked at: {problem.Message.ReplaceLineEndings(" ")}"], []);
        }
    }

    private string? Written(ImageName image, FoundImage? found) => inputs switch
    {
        { Wish.Image: null } => null,
        { TagPolicy: TagPolicy.Resolve } when image.Digest is null && found is not null => image.WithDigest(found.Digest),
        _ => image.Text,
    };

    private static string? Problem(FoundImage? image)
    {
        if (image is null)
            return "does not exist; was it pushed before this step?";
        return image.Architectures.Count == 0 || image.Architectures.Contains(Architecture, StringComparer.Ordinal)
            ? null
            : $"is for {string.Join(", ", image.Architectures)}, and the service runs on {Architecture}.";
    }
}
