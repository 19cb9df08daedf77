using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>The root of a workspace, and which folders it says are in it.</summary>
internal sealed class CargoWorkspace
{
    private readonly List<string> members;
    private readonly FolderPatterns patterns;
    private readonly List<string> excluded;
    private readonly Dictionary<string, CargoDependency> shared;

    public CargoWorkspace(CargoManifest root)
    {
        Root = root;
        members = Folders("members");
        patterns = new FolderPatterns(members);
        excluded = Folders("exclude");
        shared = root.SharedDependencies().ToDictionary(dependency => dependency.Key, StringComparer.Ordinal);
    }

    public CargoManifest Root { get; }

    /// <summary>The entry of <c>[workspace.dependencies]</c>.</summary>
    public CargoDependency? Shared(string key) => shared.GetValueOrDefault(key);

    /// <summary>Whether a folder below stays out. Here cargo compares whole paths, not patterns; a folder that is listed literally is in all the same.</summary>
    public bool Excludes(string folder)
    {
        var relative = Relative(folder);
        return excluded.Exists(path => RepositoryPath.IsWithin(relative, path)) && !members.Exists(path => RepositoryPath.IsWithin(relative, path));
    }

    public bool Lists(string folder) => folder == Root.Folder || patterns.Match(Relative(folder), ifUnclear: true);

    private string Relative(string folder) => RepositoryPath.Below(folder, Root.Folder) ?? "";

    // Members outside of the folder of the workspace name it themselves: package.workspace.
    private List<string> Folders(string key) => [.. Root.Workspace.Texts(key).Select(path => RepositoryPath.Resolve("", path)).OfType<string>()];
}
