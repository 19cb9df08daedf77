namespace DetectChanges.Filters.Lint;

/// <summary>The form that paths of a repository have: no slash in front, no <c>.</c>, <c>..</c> or empty segment, no backslash between folders.</summary>
internal static class PatternPath
{
    /// <summary>The same pattern in that form; what leads out of the repository begins at its root.</summary>
    public static string Plain(string pattern)
    {
        var text = HasBackslashes(pattern) ? pattern.Replace('\\', '/') : pattern;
        text = text.Trim();
        var start = 0;
        while (text.AsSpan(start).StartsWith("./")) start += 2;   // allowed, and says nothing
        var path = text[..start] + Segments(text[start..]);
        return path.Length == 0 ? "**" : path;
    }

    /// <summary>What keeps a pattern from matching.</summary>
    public static string Trouble(string pattern) =>
        pattern.Trim() != pattern ? "has blanks around it, which count"
        : HasBackslashes(pattern) ? "has a '\\', which does not part folders"
        : pattern.StartsWith('/') ? "begins with '/', as no path in a repository does"
        : "has an empty segment, '.' or '..', as no path in a repository has";

    private static string Segments(string text)
    {
        var kept = new List<string>();
        foreach (var segment in text.Split('/'))
        {
            if (segment == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            if (segment is not ("" or "." or "..")) kept.Add(segment);
        }

        var isFolder = kept.Count > 0 && text.EndsWith('/');   // for L-2 to judge
        return string.Join('/', kept) + (isFolder ? "/" : "");
    }

    // Outside of sets; one letter behind it may be a class such as \d, and any sign may be escaped.
    private static bool HasBackslashes(string pattern) => PatternRewriter.Rewrite(pattern, (text, _, at) => IsSeparator(text.AsSpan(at)) ? ("/", at + 1) : null) != pattern;

    private static bool IsSeparator(ReadOnlySpan<char> text) =>
        text is ['\\', '*', '*', ..] || (text is ['\\', var first, var second, ..] && char.IsAsciiLetter(first) && char.IsAsciiLetterOrDigit(second));
}
