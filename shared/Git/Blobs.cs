namespace Actions.Git;

/// <summary>Contents of files, as far as they could be had.</summary>
/// <param name="Contents">By blob id.</param>
/// <param name="Missing">Not here, or no blobs: a partial clone leaves contents out.</param>
/// <param name="TooLarge">Left alone for their size, which is given in bytes.</param>
public sealed record Blobs(IReadOnlyDictionary<ObjectId, ReadOnlyMemory<byte>> Contents, IReadOnlyList<ObjectId> Missing, IReadOnlyDictionary<ObjectId, long> TooLarge)
{
    /// <summary>Why those that are missing could not be fetched, in the words of git; <see langword="null"/> when nothing was fetched, or git was content.</summary>
    public string? Problem { get; init; }
}
