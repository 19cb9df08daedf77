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

    public static bool IsLock(string name) => name is Uv or "poetry.lock" or "pdm.lock" or "Pipfile.lock" || (name.StartsWith("pylock.", StringComparison.Ordinal) && name.EndsWith(".toml", StringComparison.Ordinal));

    public static LockFile? Read(Snapshot commit, string path)
    {
        if (RepositoryPath.Name(path) == "Pipfile.lock") return commit.JsonOf(path) is { ValueKind: JsonValueKind.Object } json ? OfPipenv(json, path) : null;
        if (commit.TomlOf(path) is not { } table) return null;
        return RepositoryPath.Name(path) == Uv ? OfUv(table, path) : OfOneProject([.. table.Tables("package").Concat(table.Tables("packages")).Select(Package)], Frame(table), path);
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
        foreach (var group in json.EnumerateObject().Where(group => group is { Name: not "_meta", Value.ValueKind: JsonValueKind.Object }))
            foreach (var package in group.Value.EnumerateObject())
            {
                var version = package.Value.ValueKind == JsonValueKind.Object && package.Value.TryGetProperty("version", out var written) ? written.ToString().TrimStart('=') : "";
                packages.Add(new LockedPackage(package.Name, version, group.Name, package.Value.GetRawText(), []));
            }

        var meta = json.TryGetProperty("_meta", out var found) && found.ValueKind == JsonValueKind.Object ? found.EnumerateObject().Where(field => field.Name != "hash").Select(field => field.ToString()) : [];
        return OfOneProject(packages, string.Join('\n', meta), path);
    }

    private static LockedPackage Package(TomlTable entry)
    {
        var content = new TomlTable();
        foreach (var (key, value) in entry)
            if (key is not ("name" or "version" or "source" or "dependencies" or "optional-dependencies" or "dev-dependencies")) content[key] = value;
        var groups = Groups.SelectMany(kind => (entry.Table(kind)?.Keys ?? []).SelectMany(group => References(entry.Table(kind), group)));
        return new LockedPackage(
            entry.Text("name") ?? "", entry.Text("version") ?? "", Source(entry), TomlValues.Canonical(content), [.. References(entry, "dependencies"), .. groups]);
    }

    // uv: { name = "x", version = "1", source = {…}, marker = "…" }; poetry: x = ">=1"; pdm: "x>=1". Only uv's are needed: the others' projects need everything.
    private static IEnumerable<LockedReference> References(TomlTable? table, string key)
    {
        foreach (var item in TomlValues.Items(table.Value(key)))
        {
            var condition = new TomlTable { ["in"] = key };
            foreach (var (field, value) in item as TomlTable ?? new TomlTable { ["as"] = item ?? "" })
                if (field is not ("name" or "version" or "source")) condition[field] = value;
            var reference = item as TomlTable;
            yield return new LockedReference(reference.Text("name") ?? "", reference.Text("version"), reference.Value("source") == null ? null : Source(reference), TomlValues.Canonical(condition));
        }
    }

    private static string Source(TomlTable? entry) => entry.Value("source") is { } source ? TomlValues.Canonical(source) : "";

    // Hashes of the manifest, the tool's own revision and the list of members say nothing about what is installed.
    private static string Frame(TomlTable table)
    {
        var frame = new TomlTable();
        foreach (var (key, value) in table)
            if (key is not ("package" or "packages" or "revision")) frame[key] = key is "metadata" or "manifest" && value is TomlTable details ? Without(details, "content-hash", "content_hash", "members") : value;
        return TomlValues.Canonical(frame);
    }

    private static TomlTable Without(TomlTable table, params string[] keys)
    {
        var rest = new TomlTable();
        foreach (var (key, value) in table)
            if (!keys.Contains(key)) rest[key] = value;
        return rest;
    }
}
