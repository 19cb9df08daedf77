using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>The projects of Python in one commit.</summary>
internal sealed class PythonCommit
{
    private static readonly string[] Manifests =
        [PythonFiles.PyProject, PythonFiles.SetupScript, PythonFiles.SetupConfig, PythonFiles.Pipfile, PythonFiles.Requirements];

    private readonly Snapshot commit;
    private readonly Dictionary<string, PythonPackage> packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PyProject> workspaces = new(StringComparer.Ordinal);
    private readonly List<string> settings = [];

    public PythonCommit(Snapshot commit)
    {
        this.commit = commit;
        foreach (var folder in Folders())
            if (PackageAt(folder) is { } package) packages[folder] = package;

        AddWorkspaces();
        Packages = [.. packages.Values.OrderBy(package => package.Folder, StringComparer.Ordinal)];
        Named = Packages.Where(package => package.Declared != null).ToLookup(package => PythonName.Normalize(package.Declared!), StringComparer.Ordinal);
    }

    /// <summary>All projects, in ordinal order.</summary>
    public IReadOnlyList<PythonPackage> Packages { get; }

    /// <summary>The projects that say a name, by its form of PEP 503.</summary>
    public ILookup<string, PythonPackage> Named { get; }

    /// <summary>The root of a uv workspace at a folder; it may be a project itself or not.</summary>
    public PyProject? WorkspaceAt(string folder) => workspaces.GetValueOrDefault(folder);

    public PythonPackage? At(string folder) => packages.GetValueOrDefault(folder);

    /// <summary>The project that a file or folder lies in.</summary>
    public PythonPackage? Around(string path) => RepositoryPath.Upwards(RepositoryPath.Folder(path)).Select(At).FirstOrDefault(package => package != null);

    /// <summary>The projects whose folders lie around that of a project, nearest first.</summary>
    public IEnumerable<PythonPackage> Above(PythonPackage package) =>
        RepositoryPath.Upwards(package.Folder).Where(folder => folder != package.Folder).Select(At).OfType<PythonPackage>();

    public IEnumerable<PythonPackage> Below(string folder) => Packages.Where(package => RepositoryPath.IsWithin(package.Folder, folder));

    /// <summary>The projects that share a lock file with the one at a folder.</summary>
    public IEnumerable<PythonPackage> LockedAt(string folder) => Packages.Where(package => (package.Workspace ?? package.Folder) == folder);

    /// <summary>Whether a file holds nothing but settings of tools, which are for everything below.</summary>
    public bool IsSettings(string path) => settings.Contains(path);

    private List<string> Folders()
    {
        var manifests = Manifests.SelectMany(commit.Tree.Named).Where(path => !PythonFiles.IsForeign(path)).Select(RepositoryPath.Folder);
        var nested = commit.Read.Where(PythonFiles.IsRequirements).Select(RepositoryPath.Folder).Where(IsNested);
        return [.. manifests.Concat(nested).Select(Home).Distinct()];
    }

    // Lists in a folder "requirements" are of the folder above.
    private static string Home(string folder) => IsNested(folder) ? RepositoryPath.Folder(folder) : folder;

    private static bool IsNested(string folder) => RepositoryPath.Name(folder) == PythonFiles.RequirementsFolder;

    private PythonPackage? PackageAt(string folder)
    {
        var (project, pipfile) = (Existing(PythonFiles.PyProject), Existing(PythonFiles.Pipfile));
        var (script, config) = (Existing(PythonFiles.SetupScript), Existing(PythonFiles.SetupConfig));
        var read = Table(project);
        var configured = config == null ? null : SetupFiles.NameInConfig(commit.Text(config) ?? "");
        var declared = read?.Name ?? configured ?? (script == null ? null : SetupFiles.NameInScript(commit.Text(script) ?? ""));
        var isProject = project != null && read is null or { IsProject: true };
        if (read?.UvWorkspace != null) workspaces[folder] = read;
        var isSetup = script != null || configured != null;
        if (project != null && !isProject) settings.Add(project);
        if (config != null && !isProject && !isSetup) settings.Add(config);

        var list = Existing(PythonFiles.Requirements) ?? Lists(folder).FirstOrDefault();
        var manifest = isProject ? project : isSetup ? script ?? config : pipfile ?? list;
        return manifest == null ? null : new PythonPackage(folder, manifest, declared, isProject ? read : null)
        {
            Pipfile = Table(pipfile),
            IsUnreadable = (isProject && read == null) || (pipfile != null && Table(pipfile) == null),
            IsOnlyRequirements = manifest == list,
        };

        string? Existing(string name) => RepositoryPath.In(folder, name) is var path && commit.Tree.HasFile(path) ? path : null;
        PyProject? Table(string? path) => path != null && commit.TomlOf(path) is { } table ? new PyProject(table) : null;
    }

    private IEnumerable<string> Lists(string folder) => commit.Tree.Under(RepositoryPath.In(folder, PythonFiles.RequirementsFolder)).Where(PythonFiles.IsRequirements);

    // uv takes the nearest root above, and what that does not list is a project for itself.
    private void AddWorkspaces()
    {
        var patterns = workspaces.ToDictionary(root => root.Key, root => (Members: Patterns(root.Value, "members"), Excluded: Patterns(root.Value, "exclude")));
        foreach (var package in packages.Values.ToList())
            if (RepositoryPath.Upwards(package.Folder).FirstOrDefault(patterns.ContainsKey) is { } root && IsIn(root, package.Folder))
                packages[package.Folder] = package with { Workspace = root };

        bool IsIn(string root, string folder)
        {
            var relative = RepositoryPath.Below(folder, root) ?? "";
            var (members, excluded) = patterns[root];
            return folder == root || (members.Match(relative, ifUnclear: true) && !excluded.Match(relative, ifUnclear: false));
        }
    }

    private static FolderPatterns Patterns(PyProject root, string key) => new(root.UvWorkspace.Texts(key));
}
