using System.Text.Json.Nodes;

namespace Actions.Rollouts;

/// <summary>What differs between two trees, one line a path, fit for everybody's eyes.</summary>
public static class TreeDiff
{
    private const int MostLines = 200;

    /// <summary>Every difference.</summary>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it shall be.</param>
    /// <param name="redact">What is not shown.</param>
    /// <returns>In order of the paths: <c>+</c> added, <c>-</c> removed, <c>~</c> changed.</returns>
    public static IReadOnlyList<string> Of(JsonObject before, JsonObject after, RedactEnv redact)
    {
        var (old, wanted) = (FlatTree.Of(before), FlatTree.Of(after));
        return [.. old.Keys.Union(wanted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(path => Line(path, old.GetValueOrDefault(path), wanted.GetValueOrDefault(path), redact))
            .OfType<string>()];
    }

    /// <summary>The first 200 lines, and how many there are more.</summary>
    public static IReadOnlyList<string> Shortened(IReadOnlyList<string> lines) =>
        lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"and {lines.Count - MostLines} more"];

    private static string? Line(string path, FlatTree.Leaf? before, FlatTree.Leaf? after, RedactEnv redact) => (before, after) switch
    {
        (null, { } added) => $"+ {path} = {Redaction.Show(path, added, redact)}",
        ({ } removed, null) => $"- {path} = {Redaction.Show(path, removed, redact)}",
        ({ } one, { } other) when one.Text != other.Text => $"~ {path}: {Redaction.Show(path, one, redact)} → {Redaction.Show(path, other, redact)}",
        _ => null,
    };
}
