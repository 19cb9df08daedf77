using System.Text.Json;
using DetectChanges.Targets.Manifests.Hcl;

namespace DetectChanges.Targets.Sources.Docker.Bake;

/// <summary>The value of an attribute of a bake file, from HCL or JSON.</summary>
internal abstract record BakeValue
{
    public sealed record Text(HclText Value) : BakeValue;

    /// <summary>A variable, a number, a call: as it is written.</summary>
    public sealed record Expression(string Written) : BakeValue;

    public sealed record List(IReadOnlyList<BakeValue> Items) : BakeValue;

    public sealed record Map(IReadOnlyDictionary<string, BakeValue> Entries) : BakeValue;

    public static BakeValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new Text(HclTemplate.Whole(json.GetString()!)),
        JsonValueKind.Array => new List([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.Object => new Map(json.EnumerateObject().GroupBy(entry => entry.Name).ToDictionary(entry => entry.Key, entry => Of(entry.Last().Value), StringComparer.Ordinal)),
        _ => new Expression(json.GetRawText()),
    };

    public static BakeValue Of(IReadOnlyList<HclToken> tokens)
    {
        if (tokens is [{ String: { } text }]) return new Text(text);
        if (tokens.Count > 1 && tokens[0].Is('[') && tokens[^1].Is(']') && IsOne(tokens)) return new List([.. Parts(tokens).Select(Of)]);
        if (tokens.Count > 1 && tokens[0].Is('{') && tokens[^1].Is('}') && IsOne(tokens) && MapOf(tokens) is { } map) return map;
        return new Expression(string.Concat(tokens.Select(token => token.String?.ToString() ?? token.Text)));
    }

    // Lines end in a map without commas, so that an entry begins where a key stands before "=" or ":".
    private static Map? MapOf(IReadOnlyList<HclToken> tokens)
    {
        var entries = new Dictionary<string, BakeValue>(StringComparer.Ordinal);
        var inner = tokens.Skip(1).SkipLast(1).ToList();
        for (var at = 0; at < inner.Count;)
        {
            if (inner[at].Is(','))
            {
                at++;
                continue;
            }

            if (at + 1 >= inner.Count || !IsKey(inner, at)) return null;
            var key = inner[at].String?.ToString() ?? inner[at].Text;
            var value = new List<HclToken>();
            var open = 0;
            for (at += 2; at < inner.Count && (open > 0 || !(inner[at].Is(',') || (value.Count > 0 && IsKey(inner, at)))); at++)
            {
                open += Opens(inner[at]);
                value.Add(inner[at]);
            }

            entries[key] = Of(value);
        }

        return new Map(entries);
    }

    private static bool IsKey(List<HclToken> tokens, int at) =>
        tokens[at].Kind is HclTokenKind.Word or HclTokenKind.String && at + 1 < tokens.Count
        && (tokens[at + 1].Is('=') || tokens[at + 1].Is(':')) && !(at + 2 < tokens.Count && tokens[at + 2].Is('='));

    // Whether the bracket that opens first closes last, unlike in "[a] + [b]".
    private static bool IsOne(IReadOnlyList<HclToken> tokens)
    {
        var open = 0;
        return tokens.Take(tokens.Count - 1).All(token => (open += Opens(token)) > 0);
    }

    private static IEnumerable<IReadOnlyList<HclToken>> Parts(IReadOnlyList<HclToken> tokens)
    {
        var part = new List<HclToken>();
        var open = 0;
        foreach (var token in tokens.Skip(1).SkipLast(1))
        {
            open += Opens(token);
            if (open > 0 || !token.Is(','))
            {
                part.Add(token);
                continue;
            }

            yield return part;
            part = [];
        }

        if (part.Count > 0) yield return part;
    }

    private static int Opens(HclToken token) => token.Is('[') || token.Is('{') || token.Is('(') ? 1 : token.Is(']') || token.Is('}') || token.Is(')') ? -1 : 0;
}
