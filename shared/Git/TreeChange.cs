namespace Actions.Git;

/// <summary>One name that differs between two trees.</summary>
/// <param name="Path">The name.</param>
/// <param name="Status">What happened to it.</param>
/// <param name="OldMode">Six octal digits; <c>000000</c> when the name was not there.</param>
/// <param name="NewMode">Six octal digits; <c>000000</c> when the name is gone.</param>
/// <param name="OldId">Blob or submodule commit before; all zeros when it was not there.</param>
/// <param name="NewId">Blob or submodule commit after; all zeros when it is gone.</param>
public sealed record TreeChange(GitPath Path, ChangeStatus Status, string OldMode, string NewMode, ObjectId OldId, ObjectId NewId);
