namespace Actions.Git;

/// <summary>What a remote has under one short name.</summary>
/// <param name="Branch">Tip of the branch of that name.</param>
/// <param name="Tag">Commit of the tag of that name; annotated tags are followed to it.</param>
public sealed record GitRefs(ObjectId? Branch, ObjectId? Tag);
