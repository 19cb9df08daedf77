using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Manifests.Hcl;

namespace DetectChanges.Targets.Sources.Terraform;

/// <summary>What one file of a Terraform or OpenTofu configuration names: modules, and all its strings, some of which are paths.</summary>
/// <param name="Modules">The sources of its modules; <see langword="null"/> for one that is no string.</param>
/// <param name="Texts">All other strings.</param>
internal sealed record TerraformFile(IReadOnlyList<HclText?> Modules, IReadOnlyList<HclText> Texts)
{
    public static bool IsName(string path) =>
        (path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".tofu", StringComparison.Ordinal) || IsJson(path)) &&
        !path.StartsWith(".terraform/", StringComparison.Ordinal) && !path.Contains("/.terraform/", StringComparison.Ordinal);

    /// <returns><see langword="null"/> when it cannot be understood.</returns>
    public static TerraformFile? Read(Snapshot commit, string path)
    {
        if (!IsJson(path)) return commit.HclOf(path) is { } file ? Of(file) : null;
        try
        {
            return commit.JsonOf(path) is { } json ? Of(json) : null;
        }
        catch (FormatException problem)
        {
            commit.NotUnderstood(path, problem.Message);
            return null;
        }
    }

    private static bool IsJson(string path) => path.EndsWith(".tf.json", StringComparison.Ordinal) || path.EndsWith(".tofu.json", StringComparison.Ordinal);

    private static TerraformFile Of(HclBlock file)
    {
        var modules = file.Blocks.Where(block => block.Type == "module").ToList();
        var sources = modules.Select(module => module.Attribute("source")).OfType<HclAttribute>().ToHashSet(ReferenceEqualityComparer.Instance);
        var texts = from block in file.All() from attribute in block.Attributes where !sources.Contains(attribute) from token in attribute.Tokens where token.String != null select token.String;
        return new([.. sources.Cast<HclAttribute>().Select(source => source.Text)], [.. texts]);
    }

    private static TerraformFile Of(JsonElement file)
    {
        var top = Objects(file).SelectMany(json => json.EnumerateObject()).ToList();
        var modules = top.Where(entry => entry.Name == "module").SelectMany(entry => Objects(entry.Value)).SelectMany(named => named.EnumerateObject())
            .SelectMany(module => Objects(module.Value)).SelectMany(module => module.EnumerateObject()).ToLookup(entry => entry.Name == "source", entry => entry.Value);
        var texts = top.Where(entry => entry.Name != "module").Select(entry => entry.Value).Concat(modules[false]).SelectMany(Strings);
        return new([.. modules[true].Select(source => source.ValueKind == JsonValueKind.String ? HclTemplate.Whole(source.GetString()!) : null)], [.. texts.Select(text => HclTemplate.Whole(text))]);
    }

    // Where JSON may have one object, it may also have a list of them.
    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => [value],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object),
        _ => [],
    };

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(entry => Strings(entry.Value)),
        _ => [],
    };
}
