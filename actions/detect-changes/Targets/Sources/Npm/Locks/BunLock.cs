using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>Reads the text form of bun's lock file, <c>bun.lock</c>.</summary>
internal static class BunLock
{
    private static readonly string[] Fields = ["dependencies", "optionalDependencies", "peerDependencies"];
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static InstallFile Read(string text, string folder)
    {
        using var document = JsonDocument.Parse(text, Options);
        var root = document.RootElement;
        if (root.Member("packages") is not { ValueKind: JsonValueKind.Object } packages) throw new FormatException("it holds no \"packages\"");
        var modules = new NodeModules();
        foreach (var entry in ((JsonElement?)packages).Members()) Add(entry, modules);
        var importers = new Dictionary<string, InstalledPackage>(StringComparer.Ordinal);
        foreach (var workspace in root.Member("workspaces").Members())
        {
            if (RepositoryPath.Resolve(folder, workspace.Name) is not { } importer) continue;
            importers[importer] = InstalledPackage.Importer();
            modules.Add(workspace.Name.Length == 0 ? "" : Place(workspace.Value.Text("name") ?? workspace.Name), importers[importer], Wanted(workspace.Value, [.. Fields, "devDependencies"]));
        }

        modules.Connect();
        return new InstallFile($"{root.Member("lockfileVersion")} {root.Member("configVersion")}".TrimEnd(), importers);
    }

    // ["debug@4.4.3", registry, {dependencies…}, checksum]; what is not from a registry has less.
    private static void Add(JsonProperty entry, NodeModules modules)
    {
        var parts = ((JsonElement?)entry.Value).Items().ToList();
        if (parts is not [{ ValueKind: JsonValueKind.String } id, ..]) throw new FormatException($"\"{entry.Name}\" is no list that begins with a package");
        var text = id.GetString()!;
        var at = text.Length > 1 ? text.IndexOf('@', 1) : -1;
        if (at <= 0) throw new FormatException($"\"{text}\" has no version");
        if (text[(at + 1)..].StartsWith("workspace:", StringComparison.Ordinal)) return;
        var wanted = parts.Find(part => part.ValueKind == JsonValueKind.Object) is { ValueKind: JsonValueKind.Object } details ? Wanted(details, Fields) : [];
        var checksum = parts is [_, .., { ValueKind: JsonValueKind.String } last] ? last.GetString()! : "";
        modules.Add(Place(entry.Name), new InstalledPackage(text[..at], text[(at + 1)..], checksum), wanted);
    }

    private static List<string> Wanted(JsonElement package, string[] fields) => [.. fields.SelectMany(field => package.Member(field).Members()).Select(member => member.Name)];

    // "@acme/web/debug" is what @acme/web finds under that name.
    private static string Place(string key)
    {
        var place = "";
        var segments = key.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var name = segments[i].StartsWith('@') && i + 1 < segments.Length ? $"{segments[i]}/{segments[++i]}" : segments[i];
            place = NodeModules.Place(place, name);
        }

        return place;
    }
}
