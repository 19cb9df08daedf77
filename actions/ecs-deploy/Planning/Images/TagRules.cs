using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Images that this step names by a tag: refused, or replaced by the digest the tag stands for, as the input <c>tag-policy</c> says.</summary>
/// <param name="region">Only images of this region are looked up.</param>
internal sealed class TagRules(TagPolicy policy, IImageLookup images, string region)
{
    /// <exception cref="InputErrors">A tag is refused, or an image does not exist; all of them.</exception>
    public async Task<IReadOnlyList<Rendering>> ApplyAsync(IReadOnlyList<Rendering> renderings, CancellationToken cancellationToken)
    {
        if (policy == TagPolicy.Refuse)
            RefuseMovingTags(renderings);
        return policy == TagPolicy.Resolve ? await ResolveAsync(renderings, cancellationToken) : renderings;
    }

    private static void RefuseMovingTags(IReadOnlyList<Rendering> renderings)
    {
        var problems = renderings
            .SelectMany(rendering => rendering.MovingTags.Select(image =>
                $"Service '{rendering.State.Name}': image '{image}' is named by a tag that may move, which 'tag-policy: refuse' does not allow. Use a tag for each commit, or a digest."))
            .ToList();
        if (problems.Count > 0)
            throw new InputErrors(problems);
    }

    private async Task<IReadOnlyList<Rendering>> ResolveAsync(IReadOnlyList<Rendering> renderings, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var image in renderings.SelectMany(rendering => rendering.OwnImages).Distinct(StringComparer.Ordinal).Select(ImageName.Parse))
        {
            if (image.Digest is not null || image.Ecr is not { } place || place.Region != region)
                continue;
            if (await images.FindAsync(image, cancellationToken) is { } found)
                resolved[image.Text] = image.WithDigest(found.Digest);
            else
                problems.Add($"Image '{image.Text}' does not exist: repository '{place.Repository}' in account {place.Account}, region {region} has no such tag, or there is no such repository. Was it pushed before this step?");
        }
        return problems.Count == 0 ? [.. renderings.Select(rendering => WithDigests(rendering, resolved))] : throw new InputErrors(problems);
    }

    private static Rendering WithDigests(Rendering rendering, Dictionary<string, string> resolved)
    {
        var own = rendering.OwnImages.ToHashSet(StringComparer.Ordinal);
        var definition = (JsonObject)rendering.Definition.DeepClone();
        foreach (var container in (definition["containerDefinitions"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (container["image"]?.ToString() is { } image && own.Contains(image) && resolved.TryGetValue(image, out var digest))
                container["image"] = digest;
        }
        return rendering with { Definition = definition };
    }
}
