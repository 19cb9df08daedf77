using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;

namespace DetectChanges.Targets.Sources.Locks;

/// <summary>Whom a changed lock file affects: those of its workspace who need a package that differs.</summary>
/// <param name="path">The lock file.</param>
/// <param name="read">Reads it; <see langword="null"/> when it cannot be understood.</param>
/// <param name="users">The projects of its workspace in a commit, each with the entry it has in the file, if any.</param>
internal sealed class LockEffects(
    string path, Func<Snapshot, LockFile?> read, Func<DescribedCommit, LockFile, IEnumerable<(Project Project, LockedPackage? Entry)>> users)
{
    public IReadOnlyList<Effect> Between(DescribedCommit before, DescribedCommit after)
    {
        if (Read(before) is not { } old || Read(after) is not { } @new) return All($"{path} could not be read");
        var difference = new LockDifference(path, old, @new);
        if (difference.IsOfAll) return All($"{path} differs in more than packages");
        var effects = On(after, @new, difference.After, difference).Concat(On(before, old, difference.Before, difference));
        return [.. effects.OrderBy(found => found.IsOwnEntry).Select(found => found.Effect).DistinctBy(effect => effect.Project)];

        IReadOnlyList<Effect> All(string because) =>
            [.. users(before, LockFile.Empty).Concat(users(after, LockFile.Empty)).Select(user => new Effect(user.Project, because)).Distinct()];
    }

    private LockFile? Read(DescribedCommit described) => described.Commit.Tree.HasFile(path) ? read(described.Commit) : LockFile.Empty;

    // A project that the file does not know is built with whatever is resolved then: nothing says that it is not affected.
    // Its own entry differs along with what it needs, and says less about why.
    private IEnumerable<(Effect Effect, bool IsOwnEntry)> On(
        DescribedCommit described, LockFile file, IReadOnlyList<LockedPackage> differing, LockDifference difference)
    {
        if (file == LockFile.Empty) yield break;
        var entries = users(described, file).ToList();
        var (foreign, any) = (file.NeededBy(differing.Except(entries.Select(user => user.Entry).OfType<LockedPackage>())), file.NeededBy(differing));
        foreach (var (project, entry) in entries)
        {
            if (entry == null) yield return (new Effect(project, $"{path}, which does not list it"), true);
            else if (foreign.GetValueOrDefault(entry) is { } needed) yield return (new Effect(project, difference.Because(needed)), false);
            else if (any.GetValueOrDefault(entry) is { } local) yield return (new Effect(project, difference.Because(local)), true);
        }
    }
}
