using Actions.Git;

namespace ReleaseTree.Tags;

/// <summary>A tag of the repository.</summary>
/// <param name="Object">What its ref holds: a commit, or an annotated tag.</param>
/// <param name="Commit">The commit it stands for.</param>
internal sealed record PresentTag(ObjectId Object, ObjectId Commit);
