namespace Actions.Aws;

/// <summary>What ECR knows of an image.</summary>
public sealed record EcrImageDetail
{
    /// <summary>Account of the registry.</summary>
    public string RegistryId { get; init; } = "";

    /// <summary>Name of the repository.</summary>
    public string RepositoryName { get; init; } = "";

    /// <summary><c>sha256:…</c></summary>
    public string ImageDigest { get; init; } = "";

    /// <summary>Its tags; none for an image whose tag has moved on.</summary>
    public IReadOnlyList<string> ImageTags { get => field ?? []; init; }

    /// <summary>When it was pushed.</summary>
    public DateTimeOffset? ImagePushedAt { get; init; }

    /// <summary>Media type of its manifest: tells an index of several platforms from the image of one.</summary>
    public string? ImageManifestMediaType { get; init; }

    /// <summary>State of its scan; absent where images are not scanned.</summary>
    public EcrScanStatus? ImageScanStatus { get; init; }
}

/// <summary>State of a scan for vulnerabilities.</summary>
public sealed record EcrScanStatus
{
    /// <summary>Such as <c>COMPLETE</c>; an open set.</summary>
    public string Status { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? Description { get; init; }
}

/// <summary>Output of <c>BatchGetImage</c>.</summary>
public sealed record BatchGetImageResponse
{
    /// <summary>The images found, in no promised order.</summary>
    public IReadOnlyList<EcrImage> Images { get => field ?? []; init; }

    /// <summary>Those not found.</summary>
    public IReadOnlyList<EcrImageFailure> Failures { get => field ?? []; init; }
}

/// <summary>An image with its manifest.</summary>
public sealed record EcrImage
{
    /// <summary>Its digest, and the tag it was asked by.</summary>
    public EcrImageId ImageId { get => field ??= new(); init; }

    /// <summary>JSON text, byte by byte what the digest is of. See <see cref="Aws.ImageManifest"/>.</summary>
    public string ImageManifest { get; init; } = "";

    /// <summary>Media type of the manifest.</summary>
    public string? ImageManifestMediaType { get; init; }
}

/// <summary>Why an image was not given.</summary>
public sealed record EcrImageFailure
{
    /// <summary>The image.</summary>
    public EcrImageId ImageId { get => field ??= new(); init; }

    /// <summary>Such as <c>ImageNotFound</c>.</summary>
    public string FailureCode { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? FailureReason { get; init; }
}
