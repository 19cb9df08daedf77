namespace Actions.Aws;

/// <summary>Where the new code of a function is: exactly one of archive, S3 object and image.</summary>
public sealed record UpdateFunctionCodeRequest
{
    /// <summary>Name or ARN.</summary>
    public required string FunctionName { get; init; }

    /// <summary>Bytes of a zip archive, at most 50 MB.</summary>
    public byte[]? ZipFile { get; init; }

    /// <summary>Bucket of the archive, in the function's region.</summary>
    public string? S3Bucket { get; init; }

    /// <summary>Key of the archive.</summary>
    public string? S3Key { get; init; }

    /// <summary>Version of the object; null takes the newest.</summary>
    public string? S3ObjectVersion { get; init; }

    /// <summary>Image in ECR.</summary>
    public string? ImageUri { get; init; }

    /// <summary><c>x86_64</c> or <c>arm64</c>; null leaves it.</summary>
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>Only if the function has this one.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Checks everything and changes nothing.</summary>
    public bool? DryRun { get; init; }
}
