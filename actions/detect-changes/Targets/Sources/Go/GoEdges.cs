using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>What the modules of one commit are built with.</summary>
internal sealed class GoEdges(Snapshot commit, GoCommit go, GraphBuilder graph)
{
    public void Add()
    {
        foreach (var module in go.Modules)
            foreach (var replacement in module.Replacements)
                Use(module, RepositoryPath.Resolve(module.Folder, replacement.Path), $"replace of {replacement.Module} in {module.Path}");

        var imports = go.Workspaces.Count > 0 ? Imports() : [];
        foreach (var workspace in go.Workspaces) AddWorkspace(workspace, imports);
        foreach (var path in go.Unreadable)
            foreach (var module in go.Modules.Where(module => RepositoryPath.IsWithin(module.Folder, RepositoryPath.Folder(path))))
                commit.NotUnderstood(module.Path, $"{path}, which may use it, could not be read");
    }

    private void AddWorkspace(GoWorkspace workspace, Dictionary<GoModule, Dictionary<string, string>> imports)
    {
        var (members, local) = (go.In(workspace).ToList(), Local(workspace));
        foreach (var module in members)
        {
            foreach (var name in module.Requires)
                if (local.TryGetValue(name, out var folder)) Use(module, folder, $"require of {name} in {module.Path}");
            foreach (var (import, file) in imports.GetValueOrDefault(module) ?? [])
                if (Longest(local, import) is { } folder) Use(module, folder, $"import of {import} in {file}");
            foreach (var unknown in members.Where(other => other.Name == null))
                graph.DependsOn(module.In(graph), unknown.In(graph), $"{unknown.Path}, which could not be read");
            if (commit.Tree.HasFile(InWorkspace(workspace, "vendor/modules.txt")))
                graph.UsesFolder(module.In(graph), InWorkspace(workspace, "vendor"), $"the vendor folder of {workspace.Path}");
        }
    }

    private static string InWorkspace(GoWorkspace workspace, string path) => RepositoryPath.Resolve(workspace.Folder, path)!;

    // The replacements of every module hold for the whole workspace; those of go.work are stronger, its own modules strongest.
    private Dictionary<string, string?> Local(GoWorkspace workspace)
    {
        var local = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var module in go.In(workspace))
            foreach (var replacement in module.Replacements) local[replacement.Module] = RepositoryPath.Resolve(module.Folder, replacement.Path);
        foreach (var replacement in workspace.Replacements) local[replacement.Module] = RepositoryPath.Resolve(workspace.Folder, replacement.Path);
        foreach (var module in go.In(workspace))
            if (module.Name != null) local[module.Name] = module.Folder;
        return local;
    }

    // "acme.test/lib/log" is of the module "acme.test/lib", unless there is one called "acme.test/lib/log".
    private static string? Longest(Dictionary<string, string?> local, string import) =>
        RepositoryPath.Upwards(import).Where(local.ContainsKey).Select(name => local[name]).FirstOrDefault();

    private Dictionary<GoModule, Dictionary<string, string>> Imports()
    {
        var imports = new Dictionary<GoModule, Dictionary<string, string>>();
        foreach (var path in commit.Read.Where(path => path.EndsWith(".go", StringComparison.Ordinal)))
        {
            if (RepositoryPath.Upwards(RepositoryPath.Folder(path)).Select(go.At).FirstOrDefault(module => module != null) is not { } module) continue;
            if (!imports.TryGetValue(module, out var known)) imports[module] = known = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var import in GoImports.Of(commit.Text(path)!)) known.TryAdd(import, path);
        }

        return imports;
    }

    private void Use(GoModule module, string? folder, string because)
    {
        if (folder == null) graph.Notice(module.Path, $"the {because} leads out of the repository");
        else if (go.At(folder) is { } needed) graph.DependsOn(module.In(graph), needed.In(graph), because);
        else graph.UsesFolder(module.In(graph), folder, because);
    }
}
