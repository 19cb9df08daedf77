namespace Actions.Git;

/// <summary>Reads many blobs with one process of git: first the sizes, then the contents of those that are not too large.</summary>
internal static class BlobReader
{
    public static async Task<Blobs> ReadAsync(CatFile cat, IReadOnlyCollection<ObjectId> ids, int largest, CancellationToken cancellationToken)
    {
        var missing = new List<ObjectId>();
        var tooLarge = new Dictionary<ObjectId, long>();
        var wanted = new List<ObjectId>();
        if (ids.Count == 0) return new Blobs(new Dictionary<ObjectId, ReadOnlyMemory<byte>>(), missing, tooLarge);
        foreach (var (id, found) in ids.Zip(await cat.InfoAsync(Names(ids), cancellationToken)))
        {
            if (found is not ("blob", var size)) missing.Add(id);
            else if (size > largest) tooLarge[id] = size;
            else wanted.Add(id);
        }

        var contents = new Dictionary<ObjectId, ReadOnlyMemory<byte>>(wanted.Count);
        foreach (var (id, content) in wanted.Zip(await cat.ContentsAsync(Names(wanted), cancellationToken)))
        {
            if (content is { } bytes) contents[id] = bytes;
            else missing.Add(id);
        }

        return new Blobs(contents, missing, tooLarge);
    }

    private static List<string> Names(IReadOnlyCollection<ObjectId> ids) => [.. ids.Select(id => id.Hex)];
}
