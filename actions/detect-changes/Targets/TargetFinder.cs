using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Comparing;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources;
using DetectChanges.Targets.Sources.Declared;
using DetectChanges.Trees;

namespace DetectChanges.Targets;

/// <summary>Reads both sides of a comparison and tells the affected projects.</summary>
/// <param name="repository">Where the commits are.</param>
/// <param name="remote">Asked for contents that a partial clone left out; none without a token.</param>
/// <param name="file">What the user wrote down.</param>
/// <param name="dependents">How far a change reaches.</param>
internal sealed class TargetFinder(ScratchRepository repository, GitRemote? remote, ProjectFile file, Dependents dependents)
{
    private readonly IReadOnlyList<IProjectSource> sources = ProjectSources.Of(file);

    public async Task<TargetsAnswer> FindAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        if (comparison.Head is not { } head) return new TargetsAnswer();
        var files = await repository.ListAsync(head, cancellationToken);
        List<IReadOnlyList<TreeEntry>> commits = [[.. files.Select(New)]];
        foreach (var parent in comparison.Bases.Distinct()) commits.Add(Without(files, await repository.DiffAsync(parent, head, cancellationToken)));

        var changed = comparison.Files.Select(one => one.Path.Text).ToHashSet(StringComparer.Ordinal);
        var reader = new CommitReader(repository, remote, IsIgnored, (path, tree) => IsRead(path, tree, isChanged: !comparison.IsEverything && changed.Contains(path)));
        var described = (await reader.ReadAsync(commits, cancellationToken)).Select(commit => DescribedCommit.Of(commit, sources)).ToList();
        Check(described);
        return AffectedTargets.Of(sources, described[1..], described[0], comparison.IsEverything ? null : [.. comparison.Files.Select(one => one.Path.Text)], dependents);
    }

    private bool IsIgnored(string path) => file.Ignore.Count > 0 && file.Ignore.Any(pattern => pattern.Matches(path));

    private bool IsRead(string path, FileTree tree, bool isChanged) => sources.Any(source => (isChanged || !source.IsLock(path)) && source.Reads(path, tree));

    // The files of the older commit: those of the newer one with the difference taken back, so that they need not be listed as well.
    private static List<TreeEntry> Without(IReadOnlyList<TreeChange> files, IReadOnlyList<TreeChange> changes)
    {
        var changed = changes.Select(change => change.Path.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. files.Where(entry => !changed.Contains(entry.Path.Text)).Select(New),
            .. changes.Where(change => change.Status != ChangeStatus.Added).Select(change => new TreeEntry(change.Path.Text, change.OldMode, change.OldId)),
        ];
    }

    private static TreeEntry New(TreeChange change) => new(change.Path.Text, change.NewMode, change.NewId);

    // What is written down and never exists is a slip of the pen, and would else be a silent "not affected".
    private void Check(List<DescribedCommit> commits)
    {
        var declared = sources.OfType<DeclaredProjects>().Single();
        List<string> problems =
        [
            .. file.Projects.Where(project => !commits.Exists(commit => commit.Commit.Tree.HasFolder(project.Root))).Select(project => $"the project '{project.Name}' has the root '{project.Root}', which is no folder of the repository"),
            .. declared.Unknown([.. commits.Select(commit => commit.Graph)]).Select(one => $"the project '{one.Project}' depends on '{one.Name}', which is neither the name nor the folder of a project"),
        ];
        if (problems.Count > 0) throw new UserError($"The project file '{file.Path}' does not fit the repository: {string.Join("; ", problems)}.", "Correct it. The projects that were found are in the log of a run with 'targets: auto' and 'since: all'.");
    }
}
