using System.Text.Json;

namespace Actions.Health;

/// <summary>Picks children of a value.</summary>
internal abstract record PathSelector
{
    /// <param name="value">The value.</param>
    /// <param name="root">The whole document, which a filter may look into.</param>
    public abstract IEnumerable<JsonElement> Select(JsonElement value, JsonElement root);
}

/// <summary><c>.name</c>, <c>['name']</c>. Of several members of one name it is the last.</summary>
internal sealed record NameSelector(string Name) : PathSelector
{
    public override IEnumerable<JsonElement> Select(JsonElement value, JsonElement root) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Name, out var member) ? [member] : [];
}

/// <summary><c>[0]</c>, <c>[-1]</c>.</summary>
internal sealed record IndexSelector(int Index) : PathSelector
{
    public override IEnumerable<JsonElement> Select(JsonElement value, JsonElement root)
    {
        if (value.ValueKind != JsonValueKind.Array) return [];
        var index = Index < 0 ? value.GetArrayLength() + Index : Index;
        return index >= 0 && index < value.GetArrayLength() ? [value[index]] : [];
    }
}

/// <summary><c>.*</c>, <c>[*]</c>.</summary>
internal sealed record WildcardSelector : PathSelector
{
    public static IEnumerable<JsonElement> Children(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray(),
        JsonValueKind.Object => value.EnumerateObject().Select(member => member.Value),
        _ => [],
    };

    public override IEnumerable<JsonElement> Select(JsonElement value, JsonElement root) => Children(value);
}

/// <summary><c>[start:end:step]</c> (RFC 9535, section 2.3.4.2).</summary>
internal sealed record SliceSelector(int? Start, int? End, int Step) : PathSelector
{
    public override IEnumerable<JsonElement> Select(JsonElement value, JsonElement root)
    {
        if (value.ValueKind != JsonValueKind.Array || Step == 0) yield break;
        var length = value.GetArrayLength();
        var start = From(Start ?? (Step > 0 ? 0 : length - 1), length);
        var end = End is { } given ? From(given, length) : Step > 0 ? length : -1;
        if (Step > 0)
        {
            for (long i = Math.Clamp(start, 0, length); i < Math.Clamp(end, 0, length); i += Step) yield return value[(int)i];
        }
        else
        {
            for (long i = Math.Clamp(start, -1, length - 1); i > Math.Clamp(end, -1, length - 1); i += Step) yield return value[(int)i];
        }
    }

    private static long From(int index, int length) => index < 0 ? (long)length + index : index;
}

/// <summary><c>[?@.status == 'ok']</c>: the children for which it holds.</summary>
internal sealed record FilterSelector(PathFilter Filter) : PathSelector
{
    public override IEnumerable<JsonElement> Select(JsonElement value, JsonElement root) =>
        WildcardSelector.Children(value).Where(child => Filter.Holds(child, root));
}
