using Actions.Toolkit;
using DetectChanges.Targets.Manifests;

namespace DetectChanges.Targets.Sources.Go;

/// <summary>The modules and workspaces of one commit.</summary>
internal sealed class GoCommit
{
    private readonly Dictionary<string, GoModule> modules;

    public GoCommit(Snapshot commit)
    {
        Modules = [.. Files(commit, GoProjects.Mod).Select(path => Module(commit, path))];
        modules = Modules.ToDictionary(module => module.Folder, StringComparer.Ordinal);
        foreach (var path in Files(commit, GoProjects.Work))
        {
            if (Directives(commit, path) is { } directives) Workspaces.Add(new GoWorkspace(path, directives));
            else Unreadable.Add(path);
        }
    }

    public IReadOnlyList<GoModule> Modules { get; }

    public List<GoWorkspace> Workspaces { get; } = [];

    /// <summary>Each <c>go.work</c> that cannot be read, so that nobody knows whose it is.</summary>
    public List<string> Unreadable { get; } = [];

    public GoModule? At(string folder) => modules.GetValueOrDefault(folder);

    public GoWorkspace? WorkspaceAt(string path) => Workspaces.Find(workspace => workspace.Path == path);

    public IEnumerable<GoModule> In(GoWorkspace workspace) => Modules.Where(module => workspace.Uses.Contains(module.Folder));

    private static IEnumerable<string> Files(Snapshot commit, string name) => commit.Tree.Named(name).Where(path => !GoProjects.IsIgnored(path));

    private static GoModule Module(Snapshot commit, string path)
    {
        var module = new GoModule(path, Directives(commit, path));
        if (module.Name == null) commit.NotUnderstood(path, "it does not say which module it is");
        return module;
    }

    private static IReadOnlyList<GoDirective>? Directives(Snapshot commit, string path)
    {
        try
        {
            return commit.Text(path) is { } text ? GoDirective.Read(text) : null;
        }
        catch (FormatException problem)
        {
            commit.NotUnderstood(path, problem.Message);
            return null;
        }
    }
}
