namespace Actions.Health;

/// <summary>Reads the condition of a filter: comparisons and existence, joined by <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and parentheses.</summary>
internal static class FilterReader
{
    private const int Deepest = 16;
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    public static PathFilter Read(PathCursor cursor)
    {
        if (++cursor.Depth > Deepest) throw PathCursor.NotAllowed();
        var parts = new List<PathFilter>();
        do parts.Add(ReadAll(cursor));
        while (cursor.Take("||"));
        cursor.Depth--;
        return parts is [var only] ? only : new AnyFilter(parts);
    }

    private static PathFilter ReadAll(PathCursor cursor)
    {
        var parts = new List<PathFilter>();
        do parts.Add(ReadCondition(cursor));
        while (cursor.Take("&&"));
        return parts is [var only] ? only : new AllFilter(parts);
    }

    private static PathFilter ReadCondition(PathCursor cursor)
    {
        if (cursor.Take("!")) return new NotFilter(ReadGroup(cursor) ?? new ExistsFilter(ReadPath(cursor)));
        if (ReadGroup(cursor) is { } group) return group;
        var left = ReadOperand(cursor);
        if (Comparisons.FirstOrDefault(cursor.Take) is not { } comparison) return left.Path is null ? throw PathCursor.NotAllowed() : new ExistsFilter(left);
        var right = ReadOperand(cursor);
        // A comparison needs one value on each side.
        return left.Path is { IsSingular: false } || right.Path is { IsSingular: false } ? throw PathCursor.NotAllowed() : new ComparisonFilter(left, comparison, right);
    }

    private static PathFilter? ReadGroup(PathCursor cursor)
    {
        if (!cursor.Take("(")) return null;
        var group = Read(cursor);
        return cursor.Take(")") ? group : throw PathCursor.NotAllowed();
    }

    private static FilterOperand ReadOperand(PathCursor cursor)
    {
        cursor.SkipBlanks();
        return cursor.Peek switch
        {
            '@' or '$' => ReadPath(cursor),
            '\'' or '"' => new FilterOperand(JsonLiteral.Text(cursor.TakeQuoted()), null, IsFromRoot: false),
            _ => new FilterOperand(ReadWord(cursor), null, IsFromRoot: false),
        };
    }

    private static FilterOperand ReadPath(PathCursor cursor)
    {
        cursor.SkipBlanks();
        var isFromRoot = cursor.Peek == '$';
        return new FilterOperand(null, PathReader.Read(cursor, isFromRoot ? '$' : '@'), isFromRoot);
    }

    // A number, true, false or null.
    private static System.Text.Json.JsonElement ReadWord(PathCursor cursor) =>
        JsonLiteral.TryParse(cursor.TakeWhile(letter => char.IsLetterOrDigit(letter) || letter is '-' or '+' or '.')) ?? throw PathCursor.NotAllowed();
}
