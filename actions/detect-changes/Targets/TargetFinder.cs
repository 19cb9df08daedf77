using Actions.Changes;
using Actions.Git;
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
        var files = await repository.ListFilesAsync(head, cancellationToken);
        List<IReadOnlyList<TreeFile>> commits = [files];
        foreach (var parent in comparison.Bases.Distinct()) commits.Add(Without(files, await repository.DiffAsync(parent, head, cancellationToken)));

        var changed = comparison.Files.Select(one => one.Path.Text).ToHashSet(StringComparer.Ordinal);
        var reader = new CommitReader(repository, remote, IsIgnored, (path, tree) => IsRead(path, tree, isChanged: !comparison.IsEverything && changed.Contains(path)));
        var described = (await reader.ReadAsync(commits, cancellationToken)).Select(commit => DescribedCommit.Of(commit, sources)).ToList();
        new ProjectFileCheck(file, sources.OfType<DeclaredProjects>().Single()).Run(described);
        var paths = comparison.IsEverything ? null : comparison.Files.Select(one => one.Path.Text).ToList();
        return AffectedTargets.Of(sources, described[1..], described[0], paths, dependents);
    }

    private bool IsIgnored(string path) => file.Ignore.Count > 0 && file.Ignore.Any(pattern => pattern.Matches(path));

    private bool IsRead(string path, FileTree tree, bool isChanged) => sources.Any(source => (isChanged || !source.IsLock(path)) && source.Reads(path, tree));

    // The files of the older commit: those of the newer one with the difference taken back, so that they need not be listed as well.
    private static List<TreeFile> Without(IReadOnlyList<TreeFile> files, IReadOnlyList<TreeChange> changes)
    {
        var changed = changes.Select(change => change.Path.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. files.Where(file => !changed.Contains(file.Path)),
            .. changes.Where(change => change.Status != ChangeStatus.Added).Select(change => new TreeFile(change.Path.Text, change.OldMode, change.OldId)),
        ];
    }
}
