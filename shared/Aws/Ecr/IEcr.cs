namespace Actions.Aws;

/// <summary>The Elastic Container Registry operations the suite uses: all of them only read. A null registry is the caller's own.</summary>
public interface IEcr
{
    /// <summary>Describes any number of images of one repository (hundred in one request).</summary>
    /// <exception cref="AwsException">
    /// Code <c>RepositoryNotFoundException</c> when there is no such repository, <c>ImageNotFoundException</c> when it lacks one of the images.
    /// </exception>
    Task<IReadOnlyList<EcrImageDetail>> DescribeImagesAsync(
        string repositoryName, string? registryId, IReadOnlyList<EcrImageId> imageIds, CancellationToken cancellationToken);

    /// <summary>Reads the manifests of any number of images of one repository. An image that does not exist is a failure, not an error.</summary>
    /// <exception cref="AwsException">Code <c>RepositoryNotFoundException</c> when there is no such repository.</exception>
    Task<BatchGetImageResponse> BatchGetImageAsync(
        string repositoryName, string? registryId, IReadOnlyList<EcrImageId> imageIds, CancellationToken cancellationToken);
}

/// <summary>Names an image of a repository, by digest or by tag.</summary>
public sealed record EcrImageId
{
    /// <summary><c>sha256:…</c></summary>
    public string? ImageDigest { get; init; }

    /// <summary>A tag.</summary>
    public string? ImageTag { get; init; }

    /// <summary>By a text that is a digest or a tag.</summary>
    public static EcrImageId Of(string digestOrTag) => digestOrTag.StartsWith("sha256:", StringComparison.Ordinal)
        ? new EcrImageId { ImageDigest = digestOrTag }
        : new EcrImageId { ImageTag = digestOrTag };

    /// <inheritdoc/>
    public override string ToString() => ImageDigest ?? ImageTag ?? "";
}
