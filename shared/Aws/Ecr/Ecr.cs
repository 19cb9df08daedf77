namespace Actions.Aws;

/// <summary>ECR over the wire.</summary>
internal sealed class Ecr(IServiceCaller caller) : IEcr
{
    /// <summary>Most images one request takes.</summary>
    private const int BatchSize = 100;

    /// <summary>Every form a manifest may have: it is wanted as it was pushed, an index included.</summary>
    private static readonly string[] AnyForm =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EcrImageDetail>> DescribeImagesAsync(
        string repositoryName, string? registryId, IReadOnlyList<EcrImageId> imageIds, CancellationToken cancellationToken)
    {
        var all = new List<EcrImageDetail>();
        foreach (var batch in imageIds.Chunk(BatchSize))
        {
            all.AddRange(await Pages.ReadAsync(int.MaxValue, async token =>
            {
                var page = await caller.CallAsync(EcrOperations.DescribeImages, new(repositoryName, registryId, batch, token), cancellationToken);
                return (page.ImageDetails, page.NextToken);
            }));
        }
        return all;
    }

    /// <inheritdoc/>
    public async Task<BatchGetImageResponse> BatchGetImageAsync(
        string repositoryName, string? registryId, IReadOnlyList<EcrImageId> imageIds, CancellationToken cancellationToken)
    {
        var images = new List<EcrImage>();
        var failures = new List<EcrImageFailure>();
        foreach (var batch in imageIds.Chunk(BatchSize))
        {
            var answer = await caller.CallAsync(
                EcrOperations.BatchGetImage, new(repositoryName, registryId, batch, AnyForm), cancellationToken);
            images.AddRange(answer.Images);
            failures.AddRange(answer.Failures);
        }
        return new BatchGetImageResponse { Images = images, Failures = failures };
    }
}
