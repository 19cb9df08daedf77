namespace Actions.Aws;

/// <summary>Objects of Amazon S3.</summary>
public interface IS3
{
    /// <summary>Looks at an object. Without the right <c>s3:ListBucket</c> a missing one is refused instead of null.</summary>
    /// <returns>Null when there is no such object, or no such bucket.</returns>
    /// <exception cref="AwsException">AWS refused the call or could not be reached.</exception>
    Task<S3Object?> FindAsync(S3Location location, CancellationToken cancellationToken);

    /// <summary>Reads a small object.</summary>
    /// <param name="location">Which one.</param>
    /// <param name="atMost">Bytes; a larger object is not read.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsException">AWS refused the call (code <c>NoSuchKey</c>, <c>NoSuchBucket</c>, …) or could not be reached.</exception>
    /// <exception cref="Toolkit.WorldError">It is larger.</exception>
    Task<S3Content> ReadAsync(S3Location location, long atMost, CancellationToken cancellationToken);

    /// <summary>Copies an object to a file, which is overwritten, and deleted again when the copy is not whole.</summary>
    /// <param name="location">Which one.</param>
    /// <param name="path">The file.</param>
    /// <param name="atMost">Bytes; a larger object is not read.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsException">AWS refused the call (code <c>NoSuchKey</c>, <c>NoSuchBucket</c>, …) or could not be reached.</exception>
    /// <exception cref="Toolkit.WorldError">It is larger.</exception>
    Task DownloadAsync(S3Location location, string path, long atMost, CancellationToken cancellationToken);

    /// <summary>Writes an object.</summary>
    /// <exception cref="AwsException">AWS refused the call or could not be reached; <see cref="AwsException.IsConditionFailed"/> when the condition does not hold.</exception>
    Task<S3Written> PutAsync(S3Location location, byte[] content, S3PutOptions options, CancellationToken cancellationToken);

    /// <summary>Writes a file as an object, a large one in parts.</summary>
    /// <exception cref="AwsException">AWS refused the call or could not be reached; <see cref="AwsException.IsConditionFailed"/> when the condition does not hold.</exception>
    Task<S3Written> UploadAsync(S3Location location, string path, S3PutOptions options, CancellationToken cancellationToken);

    /// <summary>Deletes an object; one that is gone already is no error.</summary>
    /// <param name="location">Which one.</param>
    /// <param name="ifMatch">Only the content with this ETag; null deletes any.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="AwsException">AWS refused the call or could not be reached; <see cref="AwsException.IsConditionFailed"/> when the content is another one.</exception>
    Task DeleteAsync(S3Location location, string? ifMatch, CancellationToken cancellationToken);
}
