using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Manifests.Hcl;

namespace DetectChanges.Targets.Sources.Docker.Bake;

/// <summary>The targets and variables that the bake files of one folder declare together, the last file winning.</summary>
internal sealed class BakeTargets
{
    private readonly Dictionary<string, Dictionary<string, BakeValue>> targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, BakeValue>> resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    public Dictionary<string, BakeValue> Variables { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => targets.Keys.Order(StringComparer.Ordinal);

    /// <summary>The file that declares a target.</summary>
    public string FileOf(string target) => files[target];

    public void Add(Snapshot commit, string path)
    {
        if (path.EndsWith(".hcl", StringComparison.Ordinal))
        {
            AddHcl(commit.HclOf(path), path);
            return;
        }

        try
        {
            if (commit.JsonOf(path) is { ValueKind: JsonValueKind.Object } json) AddJson((BakeValue.Map)BakeValue.Of(json), path);
        }
        catch (FormatException problem)
        {
            commit.NotUnderstood(path, problem.Message);
        }
    }

    /// <summary>What a target says itself or takes over from others.</summary>
    public BakeValue? Find(string target, string attribute) => Resolved(target).GetValueOrDefault(attribute);

    // Set before the parents are looked at, so that a circle ends.
    private Dictionary<string, BakeValue> Resolved(string target)
    {
        if (resolved.TryGetValue(target, out var known)) return known;
        var own = resolved[target] = targets.GetValueOrDefault(target) ?? [];
        var all = new Dictionary<string, BakeValue>(StringComparer.Ordinal);
        var parents = own.GetValueOrDefault("inherits") is BakeValue.List list ? list.Items.OfType<BakeValue.Text>().Select(parent => Resolved(parent.Value.ToString())) : [];
        foreach (var (name, value) in parents.SelectMany(parent => parent).Where(entry => entry.Key is not ("matrix" or "name")).Concat(own).ToList())
        {
            all[name] = value is BakeValue.Map map && all.GetValueOrDefault(name) is BakeValue.Map under ? Merged(map, under) : value;
        }

        return resolved[target] = all;
    }

    private static BakeValue.Map Merged(BakeValue.Map over, BakeValue.Map under) =>
        new(over.Entries.Concat(under.Entries).DistinctBy(entry => entry.Key).ToDictionary(StringComparer.Ordinal));

    private void AddHcl(HclBlock? file, string path)
    {
        foreach (var attribute in file?.Attributes ?? []) Variables[attribute.Name] = BakeValue.Of(attribute.Tokens);
        foreach (var block in file?.Blocks ?? [])
        {
            if (block is { Type: "variable", Labels: [var variable] } && block.Attribute("default") is { } value) Variables[variable] = BakeValue.Of(value.Tokens);
            if (block is { Type: "target", Labels: [var target] }) Declare(target, block.Attributes.Select(attribute => KeyValuePair.Create(attribute.Name, BakeValue.Of(attribute.Tokens))), path);
        }
    }

    private void AddJson(BakeValue.Map file, string path)
    {
        foreach (var (name, variable) in Entries(file.Entries.GetValueOrDefault("variable")))
        {
            if (Entries(variable).TryGetValue("default", out var value)) Variables[name] = value;
        }

        foreach (var (name, target) in Entries(file.Entries.GetValueOrDefault("target"))) Declare(name, Entries(target), path);
    }

    private void Declare(string target, IEnumerable<KeyValuePair<string, BakeValue>> attributes, string path)
    {
        files.TryAdd(target, path);
        if (!targets.TryGetValue(target, out var known)) targets[target] = known = new(StringComparer.Ordinal);
        foreach (var (name, value) in attributes) known[name] = value;
    }

    private static IReadOnlyDictionary<string, BakeValue> Entries(BakeValue? value) => value is BakeValue.Map map ? map.Entries : new Dictionary<string, BakeValue>();
}
