using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.Locks;
using Tomlyn.Model;

namespace DetectChanges.Targets.Sources.Cargo;

/// <summary>Reads a <c>Cargo.lock</c>.</summary>
internal static class CargoLock
{
    private static readonly string[] Known = ["name", "version", "source", "dependencies"];

    public static LockFile? Read(Snapshot commit, string path)
    {
        if (commit.TomlOf(path) is not { } table) return null;
        var frame = table.Without("package", "patch");   // patch.unused: named, but nobody needs it
        return new LockFile([.. table.Tables("package").Select(Package)], TomlValues.Canonical(frame));
    }

    private static LockedPackage Package(TomlTable entry) => new(
        entry.Text("name") ?? "", entry.Text("version") ?? "", entry.Text("source") ?? "", TomlValues.Canonical(entry.Without(Known)),
        [.. entry.Texts("dependencies").Select(Reference)]);

    // "serde", "serde 1.0.1", "serde 1.0.1 (registry+https://…)"
    private static LockedReference Reference(string text)
    {
        var parts = text.Split(' ', 3);
        return new LockedReference(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)?.Trim('(', ')'));
    }
}
