namespace Actions.Toolkit;

/// <summary>
/// Reads stars, and the slash before two of them. Two stars cross folders when nothing but slashes and the marks of groups stand
/// beside them, or when the whole pattern is <c>**.ext</c>. Any other number, or another neighbour, makes them one ordinary star.
/// </summary>
/// <param name="text">The pattern.</param>
/// <param name="pairs">Its brackets.</param>
public sealed class StarReader(string text, BracketPairs pairs)
{
    /// <summary>What the stars at a place mean, and where they end.</summary>
    public (ExpressionNode Node, int End) Stars(int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '*' && !pairs.IsMarkedGroup(end)) end++;
        var beginsSegment = at == 0 || text[at - 1] == '/';
        if (!CrossesFolders(at, end)) return (beginsSegment && end - at == 1 && !(end < text.Length && text[end] == '*') ? Wildcards.Name : Wildcards.Star, end);
        if (!beginsSegment || end == text.Length || text[end] != '/') return (Wildcards.Everything, end);
        return (Wildcards.Folders, end + 1);
    }

    /// <summary>The same for the slash before two stars; <see langword="null"/> where it is a slash like any other.</summary>
    internal (ExpressionNode Node, int End)? Slash(int at)
    {
        if (at == 0 || !CrossesFolders(at + 1, at + 3)) return null;
        var end = at;
        while (end < text.Length && text[end] == '/' && CrossesFolders(end + 1, end + 3)) end += 3;
        var crosses = CrossesFolders(at - 2, at);
        if (end == text.Length) return crosses || !IsStar(at - 1) ? (Wildcards.Below, end) : null;   // "a*/**" does not match "a", "a/**" does
        return text[at + 3] == '/' && !crosses && !text.EndsWith('/') ? (Wildcards.AnyDepth, at + 4) : null;
    }

    private bool IsStar(int at) => text[at] == '*' && !IsEscaped(at);

    private bool CrossesFolders(int at, int end) =>
        at >= 0 && end <= text.Length && text.AsSpan(at, end - at) is "**"
        && ((BeginsPart(at) && EndsPart(end)) || (at == 0 && IsExtension(text.AsSpan(end))));

    private bool BeginsPart(int at) => at == 0 || text[at - 1] == '/' || pairs.IsMark(at - 1, but: '}');

    private bool EndsPart(int end) => end == text.Length || text[end] == '/' || pairs.IsMark(end, but: '(') || (text[end] == '@' && pairs.IsMarkedGroup(end));

    private static bool IsExtension(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || rest[0] != '.' || rest[^1] == '.' || rest.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in rest)
        {
            if (c is not ('.' or '_') && !char.IsAsciiLetterOrDigit(c)) return false;
        }

        return true;
    }

    private bool IsEscaped(int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && text[at - slashes - 1] == '\\') slashes++;
        return slashes % 2 == 1;
    }
}
