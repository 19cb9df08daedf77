using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;
using Tomlyn.Model;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>What the projects of one commit are built with.</summary>
internal sealed class PythonEdges(Snapshot commit, PythonCommit python, GraphBuilder graph)
{
    private const int Shown = 60;

    private readonly ILookup<PythonPackage?, string> lists = commit.Read.Where(PythonFiles.IsRequirements).ToLookup(python.Around);

    public void Add()
    {
        foreach (var package in python.Packages)
        {
            if (package.PyProject is { } project) AddProject(package, package.Manifest, project);
            if (package.Pipfile is { } pipfile) AddProject(package, RepositoryPath.In(package.Folder, PythonFiles.Pipfile), pipfile);
            AddSetup(package);
            var files = new RequirementsWalk(commit, python, this, package);
            foreach (var list in lists[package]) files.Read(list);
            foreach (var list in package.PyProject?.RequirementFiles() ?? []) files.ReadFrom(package.Manifest, list);
            AddNested(package);
        }
    }

    /// <summary>Where something is written, short enough for a table.</summary>
    public static string Written(string text, string file) => $"\"{(text.Length > Shown ? text[..Shown] + "…" : text)}\" in {file}";

    /// <summary>An edge to whoever says that name, unless somebody says that it comes from elsewhere.</summary>
    public void UseName(PythonPackage package, string name, string because)
    {
        if (SourceOf(package, name) is { } source)
        {
            foreach (var way in TomlValues.Items(source.Value).OfType<TomlTable>()) UseSource(package, name, way, source.Folder, because);
            return;
        }

        foreach (var other in python.Named[name]) UseFolder(package, other.Folder, because);
    }

    /// <summary>An edge to the project at a folder; other folders and files are inputs.</summary>
    public void UseFolder(PythonPackage package, string? path, string because)
    {
        if (path == null) graph.Notice(package.Manifest, $"{because} lies outside of the repository");
        else if (python.At(path) is { } other) graph.DependsOn(package.In(graph), other.In(graph), because);
        else graph.UsesFolder(package.In(graph), path, because);   // a single file is "below" itself
    }

    public void UseFile(PythonPackage package, string file, string because) => graph.UsesFile(package.In(graph), file, because);

    public void Notice(string path, string message) => graph.Notice(path, message);

    private void AddProject(PythonPackage package, string manifest, PyProject project)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in project.Requirements())
        {
            if (Requirement.Parse(text) is not { } requirement) continue;
            if (requirement.Kind == RequirementKind.Name && asked.Add(requirement.Value)) UseName(package, requirement.Value, Because(text));
            if (requirement.Kind == RequirementKind.Path) UseFolder(package, RepositoryPath.Resolve(package.Folder, requirement.Value), Because(text));
            if (requirement.Kind == RequirementKind.Unknown) commit.NotUnderstood(manifest, $"{text}: only the build knows which folder that is");
        }

        foreach (var (name, path) in project.NamedDependencies())
        {
            if (path != null) UseFolder(package, RepositoryPath.Resolve(package.Folder, path), Because(name));
            else if (PythonName.Normalize(name) is var normal && asked.Add(normal)) UseName(package, normal, Because(name));
        }

        // The root of a workspace lists sources for its members; a project lists its own, also for what it asks for while it is built.
        foreach (var source in project.UvWorkspace == null || project.HasDynamicDependencies ? project.UvSources.Keys : [])
            if (asked.Add(source)) UseName(package, source, Because(source));
        foreach (var path in project.IncludedPaths())
            if (RepositoryPath.Resolve(package.Folder, path) is var folder && (folder == null || !RepositoryPath.IsWithin(folder, package.Folder)))
                UseFolder(package, folder, Because(path));

        string Because(string what) => Written(what, manifest);
    }

    private void AddSetup(PythonPackage package)
    {
        var files = new RequirementsWalk(commit, python, this, package);
        var (config, script) = (RepositoryPath.In(package.Folder, PythonFiles.SetupConfig), RepositoryPath.In(package.Folder, PythonFiles.SetupScript));
        foreach (var text in SetupFiles.RequirementsInConfig(commit.Text(config) ?? "")) files.Follow(config, text, Requirement.Parse(text));
        foreach (var text in SetupFiles.Literals(commit.Text(script) ?? "")) files.Follow(script, text, Requirement.Parse(text), isCertain: false);
    }

    private void AddNested(PythonPackage package)
    {
        foreach (var above in python.Above(package).Where(above => above.IsUnreadable))
            graph.DependsOn(package.In(graph), above.In(graph), $"{above.Manifest}, which could not be read");
        var around = package.IsOnlyRequirements ? python.Above(package) : TestFolders.Around(package.Folder).Select(python.At).OfType<PythonPackage>();
        if (around.FirstOrDefault() is { } outer) graph.DependsOn(outer.In(graph), package.In(graph), $"{package.Folder} is a part of it");
    }

    // A project's own sources come before those of its workspace; each is seen from the folder it is written in.
    private (object Value, string Folder)? SourceOf(PythonPackage package, string name)
    {
        if (package.PyProject?.UvSources.TryGetValue(name, out var own) == true) return (own, package.Folder);
        return package.Workspace is { } root && python.WorkspaceAt(root)!.UvSources.TryGetValue(name, out var shared) ? (shared, root) : null;
    }

    private void UseSource(PythonPackage package, string name, TomlTable way, string folder, string because)
    {
        if (way.Text("path") is { } path) UseFolder(package, RepositoryPath.Resolve(folder, path), because);
        if (!way.IsTrue("workspace")) return;
        if (!python.Named[name].Any()) commit.NotUnderstood(package.Manifest, $"{name} comes from the workspace, but no project is called so");
        foreach (var other in python.Named[name]) UseFolder(package, other.Folder, because);
    }
}
