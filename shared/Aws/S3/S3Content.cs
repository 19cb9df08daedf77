namespace Actions.Aws;

/// <summary>A small object, read whole.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="ETag">Names this content of this object, with its quotes.</param>
public sealed record S3Content(byte[] Bytes, string ETag);
