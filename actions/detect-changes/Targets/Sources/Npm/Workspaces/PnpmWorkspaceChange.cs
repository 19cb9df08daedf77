using DetectChanges.Targets.Graph;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Workspaces;

/// <summary>Tells whom a changed <c>pnpm-workspace.yaml</c> touches: a version in a catalog only those who take it from there, all else everybody.</summary>
internal sealed class PnpmWorkspaceChange(string path, NpmRepository before, NpmRepository after)
{
    private readonly string folder = RepositoryPath.Folder(path);

    public IReadOnlyList<Effect> Effects()
    {
        var scope = new InstallScope(folder, before, after);
        if (before.WorkspaceAt(folder) is not { Pnpm: { IsReadable: true } was } old || after.WorkspaceAt(folder) is not { Pnpm: { IsReadable: true } @is } now) return scope.All($"{path} changed");
        if (!HaveEqualSettings(was, @is)) return scope.All($"a setting for all in {path}");
        var effects = new List<Effect>();
        foreach (var entry in was.Catalogs.Keys.Union(@is.Catalogs.Keys).Where(entry => was.Catalogs.GetValueOrDefault(entry) != @is.Catalogs.GetValueOrDefault(entry)).Order())
        {
            var because = $"{entry.Package} {was.Catalogs.GetValueOrDefault(entry, "(none)")} → {@is.Catalogs.GetValueOrDefault(entry, "(none)")} in the catalog {entry.Catalog} of {path}";
            if (IsUsedByRoot(old, entry) || IsUsedByRoot(now, entry)) effects.AddRange(scope.All(because));
            effects.AddRange(Users(now, after, entry).Concat(Users(old, before, entry)).Select(project => new Effect(project, because)));
        }

        return [.. effects.DistinctBy(effect => effect.Project.Key)];
    }

    private static bool HaveEqualSettings(PnpmWorkspaceFile was, PnpmWorkspaceFile @is)
    {
        try
        {
            return was.Settings() == @is.Settings();
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsUsedByRoot(Workspace workspace, (string Catalog, string Package) entry) =>
        workspace.RootDependencies.Concat(workspace.Overrides).Any(dependency => dependency.IsFrom(entry.Catalog, entry.Package));

    private static IEnumerable<Project> Users(Workspace workspace, NpmRepository repository, (string Catalog, string Package) entry) => workspace.Members
        .Where(member => member.Dependencies.Any(dependency => dependency.IsFrom(entry.Catalog, entry.Package)))
        .Select(member => repository.ProjectAt(member.Folder)!);
}
