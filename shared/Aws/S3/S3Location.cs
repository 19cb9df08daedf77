using System.Text.RegularExpressions;

namespace Actions.Aws;

/// <summary>Where an object is.</summary>
/// <param name="Bucket">Name of the bucket.</param>
/// <param name="Key">Key of the object, not encoded; never empty.</param>
/// <param name="VersionId">One version of it; null for the newest.</param>
public sealed partial record S3Location(string Bucket, string Key, string? VersionId = null)
{
    private const string Scheme = "s3://";
    private const string Version = "?versionId=";
    private const int LongestKey = 1024;

    /// <summary>Reads <c>s3://bucket/key</c>, with <c>?versionId=…</c> when one version is meant.</summary>
    /// <exception cref="FormatException">The text is no such address; the message says what is allowed.</exception>
    public static S3Location Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(Scheme, StringComparison.Ordinal) || text[Scheme.Length..].Split('/', 2) is not [var bucket, { Length: > 0 } rest])
            throw new FormatException("expected s3://bucket/key");
        if (!BucketName().IsMatch(bucket))
            throw new FormatException($"'{bucket}' is no name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots");
        var at = rest.LastIndexOf(Version, StringComparison.Ordinal);
        var (key, version) = at < 0 ? (rest, null) : (rest[..at], rest[(at + Version.Length)..]);
        if (key.Length == 0 || version is "")
            throw new FormatException("expected s3://bucket/key?versionId=version");
        return System.Text.Encoding.UTF8.GetByteCount(key) <= LongestKey
            ? new S3Location(bucket, key, version)
            : throw new FormatException($"the key has more than {LongestKey} bytes");
    }

    /// <summary><c>s3://bucket/key</c>, with the version when there is one.</summary>
    public override string ToString() => $"{Scheme}{Bucket}/{Key}{(VersionId is null ? "" : Version + VersionId)}";

    // User guide, "General purpose bucket naming rules".
    [GeneratedRegex(@"\A(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.None, 1000)]
    private static partial Regex BucketName();
}
