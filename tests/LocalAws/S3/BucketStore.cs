using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LocalAws.S3;

/// <summary>The buckets of a world.</summary>
public sealed class BucketStore(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    public Bucket? Find(string name) => _buckets.GetValueOrDefault(name);

    /// <returns>Null when there is one of this name.</returns>
    public Bucket? Add(string name)
    {
        var bucket = new Bucket(name, clock);
        return _buckets.TryAdd(name, bucket) ? bucket : null;
    }

    /// <summary>Puts an object as another program would.</summary>
    public StoredObject Put(string bucket, string key, byte[] content) =>
        _buckets[bucket].Add(new StoredObject(key, content, ETagOf(content), clock.GetUtcNow()));

    /// <summary>The content of an object, for services that fetch it themselves; null when there is none.</summary>
    /// <param name="version">Null = the newest.</param>
    public byte[]? Read(string bucket, string key, string? version) => Find(bucket)?.Find(key, version) is { IsDeleteMarker: false } found ? found.Content : null;

    internal static string ETagOf(byte[] content) => $"\"{HexOfMd5(content)}\"";

    // Not a safeguard here: S3 defines the tag of an object of one part as the MD5 of its content.
#pragma warning disable CA5351
    internal static byte[] Md5(byte[] content) => MD5.HashData(content);
#pragma warning restore CA5351

    internal static string HexOfMd5(byte[] content) => Convert.ToHexStringLower(Md5(content));
}
