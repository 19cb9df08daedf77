namespace Actions.Git;

/// <summary>Contents of files, as far as they could be had.</summary>
/// <param name="Contents">By blob id.</param>
/// <param name="Missing">Not here, or no blobs: a partial clone leaves contents out.</param>
/// <param name="TooLarge">Left alone for their size.</param>
public sealed record Blobs(IReadOnlyDictionary<ObjectId, ReadOnlyMemory<byte>> Contents, IReadOnlyList<ObjectId> Missing, IReadOnlyList<ObjectId> TooLarge);
