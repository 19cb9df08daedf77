using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>Images as ECR knows them.</summary>
public sealed class EcrImages(IEcr ecr) : IImageLookup
{
    // What is not there yet may be pushed any moment.
    private readonly Dictionary<string, FoundImage> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<FoundImage?> FindAsync(ImageName image, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(image.Text, out var found))
            return found;
        found = await LookUpAsync(image, image.Ecr!, cancellationToken);
        if (found is not null)
            known[image.Text] = known[image.WithDigest(found.Digest)] = found;
        return found;
    }

    private async Task<FoundImage?> LookUpAsync(ImageName image, EcrPlace place, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ecr.BatchGetImageAsync(
                place.Repository, place.Account, [EcrImageId.Of(image.Version)], cancellationToken);
            return answer.Images is [var found, ..]
                ? new FoundImage(found.ImageId.ImageDigest ?? "", [.. ImageManifest.Platforms(found.ImageManifest).Select(Architecture).Distinct(StringComparer.Ordinal)])
                : null;
        }
        catch (AwsException missing) when (missing.Code == "RepositoryNotFoundException")
        {
            return null;
        }
    }

    private static string Architecture(ImagePlatform platform) => platform.Architecture switch
    {
        "amd64" => "X86_64",
        "arm64" => "ARM64",
        _ => platform.Architecture,
    };
}
