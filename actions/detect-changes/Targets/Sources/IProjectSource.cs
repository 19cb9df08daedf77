using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources;

/// <summary>
/// One way to describe projects, such as npm workspaces. Everything is read from two commits; no build tool is run, and nothing that
/// is read is believed: a file that cannot be understood is told to the snapshot (<see cref="Snapshot.NotUnderstood"/>), never guessed at.
/// </summary>
internal interface IProjectSource
{
    /// <summary>The kind of the projects whose changes <see cref="EffectsOf"/> tells.</summary>
    string Kind => "";

    /// <summary>Whether the text of a file is needed to know projects, what they depend on, or what a change in it means.</summary>
    bool Reads(string path, FileTree tree);

    /// <summary>Whether such a text only tells what a change in it means, so that it need not be read where it has not changed.</summary>
    bool IsLock(string path) => false;

    /// <summary>Adds the projects of one commit. Called for all sources before any <see cref="AddDependencies"/>.</summary>
    void AddProjects(Snapshot commit, GraphBuilder graph);

    /// <summary>Adds what the projects of that commit depend on: other projects, files elsewhere.</summary>
    void AddDependencies(Snapshot commit, GraphBuilder graph);

    /// <summary>
    /// What a change of a file does when that is not simply "its owner changed": a lock file touches only those who use the packages
    /// that differ. <see langword="null"/>: not such a file; the ordinary rules hold.
    /// </summary>
    /// <param name="path">The changed file; it may be missing from either commit.</param>
    /// <param name="before">The older commit, with the projects it had.</param>
    /// <param name="after">The newer one.</param>
    IReadOnlyList<Effect>? EffectsOf(string path, DescribedCommit before, DescribedCommit after) => null;
}
