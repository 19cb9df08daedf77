namespace Actions.Aws;

/// <summary>How an object is written. Everything may be left out.</summary>
public sealed record S3PutOptions
{
    /// <summary>Media type, such as <c>application/json</c>.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Kept beside the content; names of lower-case letters, digits and hyphens.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Write only when there is no such object yet.</summary>
    public bool IfAbsent { get; init; }

    /// <summary>Write only over the content with this ETag.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Whether the write has a condition, so that repeating it may fail by its own success.</summary>
    internal bool IsConditional => IfAbsent || IfMatch is not null;
}
