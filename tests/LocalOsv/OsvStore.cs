using System.Text.Json.Nodes;

namespace LocalOsv;

/// <summary>
/// Records, found by package. It reads no ranges, so that it shares no mistakes with what it judges: a record is about every version of its packages,
/// or about those it lists itself in <c>database_specific.localOsv.matches</c>.
/// </summary>
internal sealed class OsvStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, JsonNode> records = new(StringComparer.Ordinal);

    public void AddFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)) Add(File.ReadAllText(file));
    }

    public void Add(string json)
    {
        var record = JsonNode.Parse(json)!;
        lock (gate) records[record["id"]!.GetValue<string>()] = record;
    }

    public JsonNode? Find(string id)
    {
        lock (gate) return records.GetValueOrDefault(id)?.DeepClone();
    }

    /// <summary>Ids, sorted.</summary>
    public IReadOnlyList<string> Find(string ecosystem, string name, string version)
    {
        lock (gate) return [.. records.Where(one => IsAbout(one.Value, ecosystem, name, version)).Select(one => one.Key)];
    }

    private static bool IsAbout(JsonNode record, string ecosystem, string name, string version)
    {
        var packages = record["affected"]?.AsArray().Select(affected => affected!["package"]) ?? [];
        bool IsIt(JsonNode? package) => package?["ecosystem"]?.GetValue<string>() == ecosystem && package["name"]?.GetValue<string>() == name;
        if (!packages.Any(IsIt)) return false;
        var matches = record["database_specific"]?["localOsv"]?["matches"]?.AsArray();
        return matches == null || matches.Any(match => match!.GetValue<string>() == version);
    }
}
