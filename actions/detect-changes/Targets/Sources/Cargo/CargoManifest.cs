using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;
using Tomlyn.Model;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>A <c>Cargo.toml</c>: a package, the root of a workspace, or both.</summary>
/// <param name="Path">The file.</param>
/// <param name="Table">What it says; <see langword="null"/> when it cannot be read.</param>
internal sealed record CargoManifest(string Path, TomlTable? Table)
{
    private static readonly string[] Kinds = ["dependencies", "dev-dependencies", "build-dependencies", "dev_dependencies", "build_dependencies"];
    private static readonly string[] Targets = ["lib", "bin", "example", "test", "bench"];

    public string Folder { get; } = RepositoryPath.Folder(Path);

    public TomlTable? Package => Table.Table("package") ?? Table.Table("project");

    public TomlTable? Workspace => Table.Table("workspace");

    /// <summary>Whether it must be taken for a package: it is one, or nobody can know.</summary>
    public bool IsPackage => Table == null || Package != null;

    public string? Name => Package.Text("name");

    /// <summary>All dependencies, whatever they are needed for and on whatever platform.</summary>
    public IEnumerable<CargoDependency> Dependencies()
    {
        var platforms = Table.Table("target") is { } target ? target.Keys.Select(platform => target.Table(platform)) : [];
        return platforms.Prepend(Table).SelectMany(table => Kinds.SelectMany(kind => In(table.Table(kind))));
    }

    /// <summary>What the packages of the workspace may take from its root.</summary>
    public IEnumerable<CargoDependency> SharedDependencies() => In(Workspace.Table("dependencies"));

    /// <summary>The crates that are replaced by folders, whoever needs them: <c>[patch.crates-io]</c> and the old <c>[replace]</c>.</summary>
    public IEnumerable<(string Crate, string Path)> Patches()
    {
        var patch = Table.Table("patch");
        foreach (var table in (patch?.Keys ?? []).Select(source => patch.Table(source)).Append(Table.Table("replace")))
            foreach (var (key, _) in table ?? [])
                if (table.Table(key) is { } crate && crate.Text("path") is { } path) yield return (crate.Text("package") ?? key.Split(':')[0], path);
    }

    /// <summary>The source files that are named literally: of the library, of programs, of the build script.</summary>
    public IEnumerable<string> Sources()
    {
        var targets = Targets.SelectMany(kind => Table.Tables(kind));
        return targets.Select(target => target.Text("path")).Concat(Package.Texts("build")).OfType<string>();
    }

    private static IEnumerable<CargoDependency> In(TomlTable? table)
    {
        foreach (var key in table?.Keys ?? [])
            if (table.Table(key) is { } details) yield return new CargoDependency(key, details.Text("path"), details.IsTrue("workspace"));
    }
}
