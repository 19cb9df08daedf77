using Actions.Toolkit;

namespace DetectChanges.Filters.Lint;

/// <summary>What the text of a pattern alone gives away: L-3 to L-6.</summary>
internal static class TextRules
{
    public static IEnumerable<LintProblem> Check(FilterItem item)
    {
        var text = item.Body.Pattern;
        var path = PatternPath.Plain(text);
        if (path != text) yield return new LintProblem("L-3", $"'{item.Written}' {PatternPath.Trouble(text)}; write '{item.With(path)}'");
        var stars = PatternRewriter.Rewrite(text, Stars);
        if (stars != text) yield return new LintProblem("L-4", $"'**' in '{item.Written}' is not a whole segment and stays within one folder; write '{item.With(stars)}' to reach into folders, or one '*'");
        var sets = PatternRewriter.Rewrite(text, Sets);
        if (sets != text) yield return new LintProblem("L-5", $"'[!' in '{item.Written}' means '!' or one of the others; write '{item.With(sets)}' for none of them");
        var ranges = PatternRewriter.Rewrite(text, Ranges);
        if (ranges != text) yield return new LintProblem("L-6", $"a range in '{item.Written}' has more than one digit and is not counted up; write '{item.With(ranges)}'");
    }

    // "x**" is "x*" in one folder: what is meant goes on below it; "**.ts" means a name at any depth.
    private static (string, int)? Stars(string text, BracketPairs pairs, int at)
    {
        if (text[at] != '*') return null;
        var (node, end) = new StarReader(text, pairs).Stars(at);
        if (end - at < 2 || !ReferenceEquals(node, Wildcards.Star)) return null;
        var before = at > 0 && text[at - 1] != '/' ? "*/" : "";
        var after = end < text.Length && text[end] != '/' ? "/*" : "";
        return ($"{before}**{after}", end);
    }

    private static (string, int)? Sets(string text, BracketPairs pairs, int at) =>
        text.AsSpan(at).StartsWith("[!") && pairs.Close(at) != null ? ("[^", at + 2) : null;

    private static (string, int)? Ranges(string text, BracketPairs pairs, int at)
    {
        if (text[at] != '{' || pairs.Close(at) is not { } close || pairs.Splits(at).Count > 0) return null;
        var ends = text[(at + 1)..close].Split("..");
        if (ends.Length < 2 || ends.All(end => end.Length < 2) || !ends.All(end => end.Length > 0 && end.All(char.IsAsciiLetterOrDigit))) return null;
        return ($"{{{string.Join(',', Numbers(ends) ?? [ends[0], "…", ends[^1]])}}}", close + 1);
    }

    private static IEnumerable<string>? Numbers(string[] ends)
    {
        if (ends is not [var low, var high] || !int.TryParse(low, out var from) || !int.TryParse(high, out var to) || to < from || to - from > 100) return null;
        var width = low.StartsWith('0') ? low.Length : 1;
        return Enumerable.Range(from, to - from + 1).Select(number => number.ToString().PadLeft(width, '0'));
    }
}
