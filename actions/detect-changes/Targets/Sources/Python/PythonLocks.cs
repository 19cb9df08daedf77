using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Locks;
using DetectChanges.Trees;
using Tomlyn.Model;

namespace DetectChanges.Targets.Sources.Python;

/// <summary>Reads the lock files of uv, poetry, pdm and pipenv, and those of PEP 751.</summary>
internal static class PythonLocks
{
    public const string Uv = "uv.lock";

    private static readonly string[] Groups = ["optional-dependencies", "dev-dependencies"];

    public static bool IsLock(string name) =>
        name is Uv or "poetry.lock" or "pdm.lock" or "Pipfile.lock" || (name.StartsWith("pylock.", StringComparison.Ordinal) && name.EndsWith(".toml", StringComparison.Ordinal));

    public static LockFile? Read(Snapshot commit, string path)
    {
        if (RepositoryPath.Name(path) == "Pipfile.lock") return commit.JsonOf(path) is { ValueKind: JsonValueKind.Object } json ? OfPipenv(json, path) : null;
        if (commit.TomlOf(path) is not { } table) return null;
        if (RepositoryPath.Name(path) == Uv) return OfUv(table, path);
        return OfOneProject([.. table.Tables("package").Concat(table.Tables("packages")).Select(Package)], Frame(table), path);
    }

    /// <summary>The entry of the project at a folder.</summary>
    public static LockedPackage? EntryOf(LockFile file, string folder) => file.Packages.FirstOrDefault(package => package.Folder == folder);

    private static LockFile OfUv(TomlTable table, string path)
    {
        var folder = RepositoryPath.Folder(path);
        return new LockFile([.. table.Tables("package").Select(entry => Package(entry) with { Folder = Folder(entry.Table("source")) })], Frame(table));

        string? Folder(TomlTable? source) =>
            (source.Text("editable") ?? source.Text("virtual") ?? source.Text("directory")) is { } relative ? RepositoryPath.Resolve(folder, relative) : null;
    }

    // Such a file is all of one project: an entry for the project needs every other.
    private static LockFile OfOneProject(IReadOnlyList<LockedPackage> packages, string frame, string path)
    {
        var needed = packages.Select(package => new LockedReference(package.Name, package.Version, package.Source)).ToList();
        return new LockFile([.. packages, new LockedPackage("", "", "", "", needed) { Folder = RepositoryPath.Folder(path) }], frame);
    }

    private static LockFile OfPipenv(JsonElement json, string path)
    {
        var packages = new List<LockedPackage>();
        foreach (var (group, table) in Objects(json).Where(entry => entry.Name != "_meta"))
            foreach (var package in table.EnumerateObject())
                packages.Add(new LockedPackage(package.Name, Version(package.Value), group, package.Value.GetRawText(), []));

        var meta = Objects(json).Where(entry => entry.Name == "_meta").SelectMany(entry => entry.Value.EnumerateObject());
        return OfOneProject(packages, string.Join('\n', meta.Where(field => field.Name != "hash")), path);
    }

    private static IEnumerable<(string Name, JsonElement Value)> Objects(JsonElement json) =>
        json.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object).Select(entry => (entry.Name, entry.Value));

    private static string Version(JsonElement package) =>
        package.Member("version")?.ToString().TrimStart('=') ?? "";

    private static LockedPackage Package(TomlTable entry)
    {
        var content = entry.Without(["name", "version", "source", "dependencies", .. Groups]);
        var groups = Groups.SelectMany(kind => (entry.Table(kind)?.Keys ?? []).SelectMany(group => References(entry.Table(kind), group)));
        return new LockedPackage(
            entry.Text("name") ?? "", entry.Text("version") ?? "", Source(entry), TomlValues.Canonical(content), [.. References(entry, "dependencies"), .. groups]);
    }

    // uv: { name = "x", version = "1", source = {…}, marker = "…" }. The others write it otherwise, but their projects need everything anyway.
    private static IEnumerable<LockedReference> References(TomlTable? table, string key)
    {
        foreach (var item in TomlValues.Items(table.Value(key)))
        {
            var reference = item as TomlTable;
            var source = reference.Value("source") == null ? null : Source(reference);
            var condition = key + TomlValues.Canonical(reference == null ? item : reference.Without("name", "version", "source"));
            yield return new LockedReference(reference.Text("name") ?? "", reference.Text("version"), source, condition);
        }
    }

    private static string Source(TomlTable? entry) => entry.Value("source") is { } source ? TomlValues.Canonical(source) : "";

    // Hashes of the manifest, the tool's own revision and the list of members say nothing about what is installed.
    private static string Frame(TomlTable table)
    {
        var frame = table.Without("package", "packages", "revision");
        foreach (var key in new[] { "metadata", "manifest" })
            if (frame.Table(key) is { } details) frame[key] = details.Without("content-hash", "content_hash", "members");
        return TomlValues.Canonical(frame);
    }
}
