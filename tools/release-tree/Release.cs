using Actions.Git;
using ReleaseTree.Interfaces;

namespace ReleaseTree;

/// <summary>The commits of a release.</summary>
/// <param name="Source">The commit of the default branch.</param>
/// <param name="Actions">Its child with the actions at the root and images by digest.</param>
/// <param name="Workflows">The child of that one, whose workflows name it: what tags and users name.</param>
/// <param name="Digests">Of the images, by action.</param>
internal sealed record Release(ObjectId Source, ObjectId Actions, ObjectId Workflows, IReadOnlyDictionary<string, string> Digests)
{
    /// <summary>What it is for those who used the version before.</summary>
    public required InterfaceReview Review { get; init; }
}
