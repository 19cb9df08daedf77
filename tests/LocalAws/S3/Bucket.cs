namespace LocalAws.S3;

/// <summary>A bucket, its objects with their versions, and its unfinished uploads.</summary>
public sealed class Bucket(string name, TimeProvider clock)
{
    private readonly SortedDictionary<string, List<StoredObject>> _objects = new(StringComparer.Ordinal);
    private int _versions;

    public string Name { get; } = name;

    /// <summary>Every put makes a new version, and a delete only a marker.</summary>
    public bool IsVersioned { get; set; }

    /// <summary>Whether callers have <c>s3:ListBucket</c>: without it a missing key is answered with 403 instead of 404.</summary>
    public bool IsListable { get; set; } = true;

    /// <summary>Lifecycle: objects older than that are gone, in world time; null keeps them.</summary>
    public TimeSpan? ExpireAfter { get; set; }

    internal Dictionary<string, PartUpload> Uploads { get; } = [];

    /// <summary>The newest version of every object that is not deleted, by key.</summary>
    public IReadOnlyList<StoredObject> Current => [.. _objects.Keys.Select(key => Find(key)).OfType<StoredObject>().Where(found => !found.IsDeleteMarker)];

    /// <returns>The newest version, which may be a delete marker, or the one asked for; null when there is none.</returns>
    public StoredObject? Find(string key, string? versionId = null)
    {
        var versions = _objects.GetValueOrDefault(key)?.Where(version => version.Modified + ExpireAfter >= clock.GetUtcNow() || ExpireAfter is null);
        return versionId is null ? versions?.LastOrDefault() : versions?.FirstOrDefault(version => version.VersionId == versionId);
    }

    /// <returns>The object as it is stored, with its version.</returns>
    public StoredObject Add(StoredObject added)
    {
        var stored = added with { VersionId = IsVersioned ? $"v{++_versions:D8}" : null };
        if (IsVersioned && _objects.TryGetValue(stored.Key, out var versions))
            versions.Add(stored);
        else
            _objects[stored.Key] = [stored];
        return stored;
    }

    /// <returns>The version that was removed, or the marker that was put; null when there was nothing.</returns>
    public StoredObject? Remove(string key, string? versionId)
    {
        if (versionId is null && IsVersioned)
            return Add(new StoredObject(key, [], "", clock.GetUtcNow()) { IsDeleteMarker = true });
        if (Find(key, versionId) is not { } found)
            return null;
        _objects[key].Remove(found);
        return found;
    }
}
