using System.Collections.Concurrent;

namespace LocalAws.Lambda;

/// <summary>Objects that are just there, without a service to put them.</summary>
public sealed class InMemoryObjects : IObjectSource
{
    private readonly ConcurrentDictionary<(string Bucket, string Key, string? Version), byte[]> _objects = new();

    /// <summary>The object is the newest of its key from now on, and keeps the version when one is given.</summary>
    public void Put(string bucket, string key, byte[] bytes, string? version = null)
    {
        _objects[(bucket, key, null)] = bytes;
        if (version is not null)
            _objects[(bucket, key, version)] = bytes;
    }

    public byte[]? Read(string bucket, string key, string? version) => _objects.GetValueOrDefault((bucket, key, version));
}
