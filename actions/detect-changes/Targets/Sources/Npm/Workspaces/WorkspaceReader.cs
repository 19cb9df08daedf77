using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Workspaces;

/// <summary>Finds the workspaces of a commit: which file lists packages, and which packages those are.</summary>
internal sealed class WorkspaceReader(Snapshot commit, IReadOnlyDictionary<string, PackageManifest> packages)
{
    public IReadOnlyList<Workspace> Read()
    {
        var found = Folders().Select(ReadAt).OfType<Workspace>().ToList();
        return [.. Merge(found).OrderBy(workspace => workspace.Root, StringComparer.Ordinal)];
    }

    private IEnumerable<string> Folders() => packages.Keys
        .Concat(commit.Tree.Named(NpmFiles.PnpmWorkspace).Where(path => !NpmFiles.IsInstalled(path)).Select(RepositoryPath.Folder))
        .Distinct(StringComparer.Ordinal);

    private Workspace? ReadAt(string folder)
    {
        var manifest = packages.GetValueOrDefault(folder);
        var pnpm = PnpmWorkspaceFile.Read(commit, RepositoryPath.Resolve(folder, NpmFiles.PnpmWorkspace)!);
        if (manifest is { Content: null } || pnpm is { IsReadable: false }) return Unreadable(folder, manifest, pnpm);
        try
        {
            var patterns = new WorkspacePatterns(folder, [.. manifest?.WorkspacePatterns ?? [], .. pnpm?.Patterns ?? [], .. LernaPatterns(folder, manifest)]);
            var members = patterns.Any ? packages.Values.Where(package => patterns.Covers(package.Folder)).ToList() : [];
            return members.Count == 0 ? null : new Workspace(folder, manifest, pnpm, members);
        }
        catch (FormatException problem)
        {
            commit.NotUnderstood(manifest?.Path ?? folder, $"a pattern of its workspace cannot be understood: {problem.Message}");
            return Unreadable(folder, manifest, pnpm);
        }
    }

    // Nobody knows any more what belongs together: each package below may have been built with each other one.
    private Workspace? Unreadable(string folder, PackageManifest? manifest, PnpmWorkspaceFile? pnpm)
    {
        var members = packages.Values.Where(package => RepositoryPath.IsWithin(package.Folder, folder)).ToList();
        if (members.Count == 0) return null;
        foreach (var member in members) commit.NotUnderstood(member.Path, $"{(folder.Length == 0 ? "the root" : folder)} may hold the workspace of this package, and cannot be read");
        return new Workspace(folder, manifest, pnpm, members);
    }

    // Before version 7, lerna linked the packages itself.
    private IEnumerable<string> LernaPatterns(string folder, PackageManifest? manifest) =>
        manifest is { WorkspacePatterns.Count: 0 } && commit.Text(RepositoryPath.Resolve(folder, NpmFiles.Lerna)!) != null
            ? commit.JsonOf(RepositoryPath.Resolve(folder, NpmFiles.Lerna)!).Member("packages").Texts()
            : [];

    // A package that is a workspace itself brings its packages along, as yarn has it.
    private static List<Workspace> Merge(List<Workspace> found)
    {
        foreach (var inner in found.OrderByDescending(workspace => workspace.Root.Length).ToList())
        {
            var outer = found.FindIndex(workspace => workspace.Root != inner.Root && workspace.Members.Any(member => member.Folder == inner.Root));
            if (outer < 0) continue;
            var (root, manifest, pnpm, members) = found[outer];
            found[outer] = new Workspace(root, manifest, pnpm, [.. members.UnionBy(inner.Members, member => member.Folder, StringComparer.Ordinal)]);
            found.Remove(inner);
        }

        return found;
    }
}
