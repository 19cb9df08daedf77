namespace Actions.Git;

/// <summary>Where two lines of history part.</summary>
/// <param name="Commit">The first that git names.</param>
/// <param name="Count">How many equally good ones there are.</param>
public sealed record MergeBase(ObjectId Commit, int Count);
