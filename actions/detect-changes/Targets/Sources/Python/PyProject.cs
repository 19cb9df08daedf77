using DetectChanges.Targets.Manifests;
using Tomlyn.Model;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>A <c>pyproject.toml</c> or <c>Pipfile</c>, whichever tool it is for.</summary>
internal sealed class PyProject(TomlTable table)
{
    private static readonly string[] UvLists = ["dev-dependencies", "override-dependencies", "constraint-dependencies", "build-constraint-dependencies"];
    private static readonly string[] NoCategories = ["project", "tool", "build-system", "dependency-groups", "source", "requires", "pipenv", "scripts"];

    private readonly TomlTable? project = table.Table("project");
    private readonly TomlTable? tool = table.Table("tool");

    private Dictionary<string, object>? sources;

    private TomlTable? Poetry => tool.Table("poetry");

    public TomlTable Table => table;

    public string? Name => project.Text("name") ?? Poetry.Text("name");

    /// <summary>Whether it describes something to build or install, not only settings of tools or a workspace.</summary>
    public bool IsProject =>
        project != null || Poetry != null || table.Table("build-system") != null || (table.Table("dependency-groups") != null && UvWorkspace == null);

    /// <summary>Table <c>[tool.uv.workspace]</c>.</summary>
    public TomlTable? UvWorkspace => tool.Table("uv", "workspace");

    /// <summary>Table <c>[tool.uv.sources]</c>: where uv takes a distribution from, by its name in the form of PEP 503.</summary>
    public IReadOnlyDictionary<string, object> UvSources => sources ??= (tool.Table("uv", "sources") ?? []).DistinctBy(source => PythonName.Normalize(source.Key))
        .ToDictionary(source => PythonName.Normalize(source.Key), source => source.Value, StringComparer.Ordinal);

    public bool HasDynamicDependencies => project.Texts("dynamic").Any(name => name is "dependencies" or "optional-dependencies");

    /// <summary>All that is asked for in the form of PEP 508, whatever it is needed for.</summary>
    public IEnumerable<string> Requirements() =>
    [
        .. project.Texts("dependencies"), .. Grouped(project.Table("optional-dependencies")),
        .. Grouped(table.Table("dependency-groups")), .. table.Table("build-system").Texts("requires"),
        .. UvLists.SelectMany(list => tool.Table("uv").Texts(list)), .. Grouped(tool.Table("uv", "extra-build-dependencies")),
        .. Grouped(tool.Table("pdm", "dev-dependencies")),
        .. Inner(tool.Table("hatch", "envs")).SelectMany(environment => environment.Texts("dependencies").Concat(environment.Texts("extra-dependencies"))),
    ];

    /// <summary>Dependencies of poetry and Pipfile: a name, and a path for those that lie in a folder. With several by platform, each.</summary>
    public IEnumerable<(string Name, string? Path)> NamedDependencies()
    {
        var groups = Inner(Poetry.Table("group")).Select(group => group.Table("dependencies"));
        var pipfile = table.Keys.Where(key => !NoCategories.Contains(key)).Select(key => table.Table(key));
        foreach (var dependencies in groups.Append(Poetry.Table("dependencies")).Append(Poetry.Table("dev-dependencies")).Concat(pipfile))
            foreach (var (name, value) in dependencies ?? [])
                foreach (var way in TomlValues.Items(value))
                    if (way is not TomlTable details) yield return (name, null);
                    else if ((details.Text("path") ?? details.Text("file")) is { } path) yield return (name, path);
                    else if (details.Value("git") == null && details.Value("url") == null) yield return (name, null);
    }

    /// <summary>Files of requirements that are read when the project is built.</summary>
    public IEnumerable<string> RequirementFiles()
    {
        var dynamic = tool.Table("setuptools", "dynamic");
        return Inner(dynamic.Table("optional-dependencies")).Append(dynamic.Table("dependencies")).SelectMany(from => from.Texts("file"))
            .Concat(tool.Table("hatch", "metadata", "hooks", "requirements_txt").Texts("files"));
    }

    /// <summary>What is packed although it may lie elsewhere: <c>packages</c> of poetry, <c>force-include</c> of hatch, bricks of polylith.</summary>
    public IEnumerable<string> IncludedPaths()
    {
        var hatch = Inner(tool.Table("hatch", "build", "targets")).Append(tool.Table("hatch", "build")).Select(target => target.Table("force-include"));
        var keys = hatch.Append(tool.Table("polylith", "bricks")).SelectMany(mapping => mapping?.Keys ?? []);
        var packages = Poetry.Tables("packages").Where(package => package.Text("from") != null);
        return keys.Concat(packages.Select(package => $"{package.Text("from")}/{package.Text("include")}"));
    }

    private static IEnumerable<string> Grouped(TomlTable? groups) => (groups?.Keys ?? []).SelectMany(group => groups.Texts(group));

    private static IEnumerable<TomlTable?> Inner(TomlTable? table) => (table?.Keys ?? []).Select(key => table.Table(key));
}
