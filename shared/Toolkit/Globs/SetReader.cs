using System.Buffers;

namespace Actions.Toolkit;

/// <summary>Reads what stands between <c>[</c> and <c>]</c>, and ranges in braces, which are sets too.</summary>
internal static class SetReader
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"-*+?.^${}(|)[]\");

    /// <summary>Where the set that opens at a place closes, or -1. A <c>]</c> directly after the opening belongs to the set.</summary>
    public static int End(string text, int open)
    {
        var at = open + 1;
        if (at < text.Length && text[at] == '^') at++;
        if (at < text.Length && text[at] == ']') at++;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '[' && PosixEnd(text, at) is var end and > 0) at = end;
            else if (text[at] == ']') return at;
        }

        return -1;
    }

    /// <summary>
    /// <c>[^…]</c> negates and takes no slash, unless it names a POSIX class; <c>!</c> is a member like any other. A set of plain characters also stands for
    /// its own text, brackets included, so that a folder called <c>[id]</c> is found.
    /// </summary>
    public static ExpressionNode Read(string content)
    {
        var negated = content.StartsWith('^');
        var set = new ExpressionNode.One(Members(negated ? content[1..] : content, negated));
        if (content.AsSpan().ContainsAny(Special)) return set;
        return new ExpressionNode.Choice([set, new ExpressionNode.Sequence([.. $"[{content}]".Select(c => new ExpressionNode.One(CharacterSet.Of(c)))])]);
    }

    /// <summary>
    /// <c>{1..3}</c> is one of the characters 1 to 3. More than one character on a side, as in <c>{1..12}</c>, is read as the set
    /// <c>[1-12]</c>, which is 1 and 2. <see langword="null"/> where there is no range.
    /// </summary>
    public static ExpressionNode? Range(string content)
    {
        var ends = content.Split("..");
        if (ends.Length < 2 || ends.Any(end => end.Length == 0 || !end.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))) return null;
        Array.Sort(ends, StringComparer.Ordinal);
        try
        {
            return new ExpressionNode.One(Members(string.Join('-', ends), negated: false));
        }
        catch (InvalidPatternException)
        {
            return null;
        }
    }

    private static CharacterSet Members(string content, bool negated)
    {
        var ranges = new List<(char, char)>();
        var hasPosix = false;
        for (var at = 0; at < content.Length;)
        {
            if (content[at] == '[' && PosixEnd(content, at) is var end and > 0 && PosixClass.Find(content[(at + 2)..(end - 1)]) is { } named)
            {
                ranges.AddRange(named);
                hasPosix = true;
                at = end + 1;
                continue;
            }

            if (content[at] == '\\' && at + 1 < content.Length && CharacterSet.Class(content[at + 1]) is { } kind)
            {
                ranges.AddRange(kind.Ranges());
                at += 2;
                continue;
            }

            var from = One(content, ref at);
            var to = from;
            if (at + 1 < content.Length && content[at] == '-')
            {
                at++;
                to = One(content, ref at);
            }

            if (to < from) throw new InvalidPatternException();
            ranges.Add((from, to));
        }

        if (negated && !hasPosix) ranges.Add(('/', '/'));
        return new CharacterSet(ranges, negated);
    }

    private static char One(string content, ref int at)
    {
        if (content[at] == '\\' && at + 1 < content.Length) at++;
        return content[at++];
    }

    // Where "[:name:]" ends, or -1.
    private static int PosixEnd(string text, int open)
    {
        if (open + 1 >= text.Length || text[open + 1] != ':') return -1;
        var end = open + 2;
        while (end < text.Length && char.IsAsciiLetterLower(text[end])) end++;
        return end + 1 < text.Length && text[end] == ':' && text[end + 1] == ']' ? end + 1 : -1;
    }
}
