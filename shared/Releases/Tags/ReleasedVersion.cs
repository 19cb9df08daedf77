using Actions.Git;
using Actions.Toolkit;

namespace Actions.Releases;

/// <summary>A version that has its tag.</summary>
/// <param name="Version">The version.</param>
/// <param name="Commit">The commit its tag stands for; an annotated tag is followed to it.</param>
public sealed record ReleasedVersion(SemVersion Version, ObjectId Commit)
{
    /// <summary>Whether it turned out to be bad: no floating tag moves to it.</summary>
    public bool IsBad { get; init; }
}
