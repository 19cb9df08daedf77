using System.Text.Json;

namespace Actions.Health;

/// <summary>One step of a path: children of a value, or of the value and everything below it.</summary>
internal sealed record PathSegment(IReadOnlyList<PathSelector> Selectors, bool IsDescendant)
{
    public bool IsSingular => !IsDescendant && Selectors is [NameSelector or IndexSelector];

    public IEnumerable<JsonElement> Select(JsonElement value, JsonElement root) =>
        IsDescendant ? Below(value).SelectMany(inner => Children(inner, root)) : Children(value, root);

    private IEnumerable<JsonElement> Children(JsonElement value, JsonElement root) => Selectors.SelectMany(selector => selector.Select(value, root));

    private static IEnumerable<JsonElement> Below(JsonElement value) => WildcardSelector.Children(value).SelectMany(Below).Prepend(value);
}
