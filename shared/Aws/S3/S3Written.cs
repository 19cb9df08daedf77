namespace Actions.Aws;

/// <summary>A finished write.</summary>
/// <param name="ETag">Names this content of this object, with its quotes.</param>
/// <param name="VersionId">Null in a bucket without versions.</param>
public sealed record S3Written(string ETag, string? VersionId);
