namespace Actions.Health;

/// <summary>Reads the segments of a JSON path.</summary>
internal static class PathReader
{
    public static JsonPath Read(PathCursor cursor, char beginning)
    {
        var start = cursor.Position;
        if (!cursor.Take(beginning)) throw PathCursor.NotAllowed();
        var segments = new List<PathSegment>();
        while (cursor.Peek is '.' or '[') segments.Add(ReadSegment(cursor));
        return new JsonPath(segments, cursor.From(start));
    }

    private static PathSegment ReadSegment(PathCursor cursor)
    {
        if (cursor.Peek == '[') return new PathSegment(ReadBracket(cursor), IsDescendant: false);
        _ = cursor.Take('.');
        var isDescendant = cursor.Take('.');
        if (cursor.Take('*')) return new PathSegment([new WildcardSelector()], isDescendant);
        return new PathSegment(isDescendant && cursor.Peek == '[' ? ReadBracket(cursor) : [new NameSelector(ReadMember(cursor))], isDescendant);
    }

    private static string ReadMember(PathCursor cursor)
    {
        var name = cursor.TakeWhile(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is '_' or '-');
        return name is "" or ['-' or (>= '0' and <= '9'), ..] ? throw PathCursor.NotAllowed() : name;
    }

    private static List<PathSelector> ReadBracket(PathCursor cursor)
    {
        _ = cursor.Take('[');
        var selectors = new List<PathSelector>();
        do
        {
            cursor.SkipBlanks();
            selectors.Add(ReadSelector(cursor));
        }
        while (cursor.Take(","));
        return cursor.Take("]") ? selectors : throw PathCursor.NotAllowed();
    }

    private static PathSelector ReadSelector(PathCursor cursor)
    {
        if (cursor.Peek is '\'' or '"') return new NameSelector(cursor.TakeQuoted());
        if (cursor.Take('*')) return new WildcardSelector();
        if (cursor.Take('?')) return new FilterSelector(FilterReader.Read(cursor));
        var first = cursor.TakeInteger();
        return cursor.Take(":") ? ReadSlice(cursor, first) : new IndexSelector(first ?? throw PathCursor.NotAllowed());
    }

    private static SliceSelector ReadSlice(PathCursor cursor, int? start)
    {
        cursor.SkipBlanks();
        var end = cursor.TakeInteger();
        if (!cursor.Take(":")) return new SliceSelector(start, end, Step: 1);
        cursor.SkipBlanks();
        return new SliceSelector(start, end, cursor.TakeInteger() ?? 1);
    }
}
