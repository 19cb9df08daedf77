namespace DetectChanges.Matching;

/// <summary>
/// Reads a pattern from left to right. Paths are those of git: no empty segment, no <c>.</c> or <c>..</c>, so that nothing here
/// has to keep a star from matching them.
/// </summary>
sealed class GlobReader
{
    const int DeepestNesting = 200;

    static readonly CharacterSet NoSlash = new([('/', '/')], negated: true);
    static readonly ExpressionNode One = new ExpressionNode.One(NoSlash);
    static readonly ExpressionNode Star = new ExpressionNode.ZeroOrMore(One);
    static readonly ExpressionNode Everything = new ExpressionNode.ZeroOrMore(new ExpressionNode.One(CharacterSet.Any));
    static readonly ExpressionNode Slash = new ExpressionNode.One(CharacterSet.Of('/'));
    static readonly ExpressionNode End = new ExpressionNode.End();
    static readonly ExpressionNode Name = new ExpressionNode.Sequence([new ExpressionNode.NotAhead(End), Star]);
    static readonly ExpressionNode Folders = new ExpressionNode.Optional(new ExpressionNode.Sequence([Everything, Slash]));
    static readonly ExpressionNode AnyDepth = new ExpressionNode.Choice([new ExpressionNode.Sequence([Slash, Folders]), End]);

    readonly string text;
    readonly BracketPairs pairs;
    int depth;

    GlobReader(string text) => (this.text, pairs) = (text, BracketPairs.Of(text));

    /// <exception cref="FormatException">It is nested too deeply, or opens a group as only regular expressions do.</exception>
    /// <exception cref="InvalidPatternException">It holds a "{" that is not closed, or a set whose range runs backwards.</exception>
    public static ExpressionNode Read(string text) => new GlobReader(text).Sequence(0, text.Length);

    ExpressionNode.Sequence Sequence(int from, int to)
    {
        if (++depth > DeepestNesting) throw new FormatException("the pattern is nested too deeply");
        var items = new List<ExpressionNode>();
        for (var at = from; at < to;) at = Next(at, items);
        depth--;
        return new ExpressionNode.Sequence(items);
    }

    // Adds what begins at a place; returns where it ends.
    int Next(int at, List<ExpressionNode> items)
    {
        if (IsMarkedGroup(at)) return MarkedGroup(at, items);
        switch (text[at])
        {
            case '*': return Stars(at, items);
            case '/' when IsTail(at): return Tail(items);
            case '/' when IsAnyDepth(at): return Add(items, AnyDepth, at + 4);
            case '?': return Add(items, One, at + 1);
            case '\\' when at + 1 < text.Length: return Add(items, Escaped(text[at + 1]), at + 2);
            case '"' when pairs.Close(at) is { } quote: return Quoted(at, quote, items);
            case '[' when pairs.Close(at) is { } bracket: return Repeated(SetReader.Read(text[(at + 1)..bracket]), bracket + 1, items);
            case '{' when pairs.Close(at) is { } brace: return Braces(at, brace, items);
            case '{': throw new InvalidPatternException();
            case '(' when pairs.Close(at) is { } paren: return Repeated(Group(at, paren), paren + 1, items);
            default: return Add(items, Literal(text[at]), at + 1);
        }
    }

    static int Add(List<ExpressionNode> items, ExpressionNode node, int next)
    {
        items.Add(node);
        return next;
    }

    static ExpressionNode.One Escaped(char c)
    {
        if (c is >= '1' and <= '9') throw new FormatException($"'\\{c}' refers back to a group, which cannot be matched");
        return new ExpressionNode.One(CharacterSet.Class(c) ?? CharacterSet.Of(c));
    }

    static ExpressionNode.One Literal(char c) => new ExpressionNode.One(CharacterSet.Of(c));

    int Quoted(int open, int close, List<ExpressionNode> items)
    {
        items.AddRange(text[(open + 1)..close].Select(Literal));
        return close + 1;
    }

    // A "+" after a bracket repeats it, and a "?" after ")" makes it optional; elsewhere the one is a plus and the other a character.
    int Repeated(ExpressionNode node, int next, List<ExpressionNode> items)
    {
        var mark = next < text.Length && !IsMarkedGroup(next) ? text[next] : ' ';
        return mark switch
        {
            '+' => Add(items, new ExpressionNode.OneOrMore(node), next + 1),
            '?' when text[next - 1] == ')' => Add(items, new ExpressionNode.Optional(node), next + 1),
            _ => Add(items, node, next),
        };
    }

    // {a,b}: one of them; {1..3}: one character of a set; {a}: nothing special.
    int Braces(int open, int close, List<ExpressionNode> items)
    {
        if (pairs.Splits(open).Count > 0) return Repeated(Choice(open, open + 1, close), close + 1, items);
        if (SetReader.Range(text[(open + 1)..close]) is { } range) return Repeated(range, close + 1, items);
        items.Add(Literal('{'));
        items.Add(Sequence(open + 1, close));
        return Add(items, Literal('}'), close + 1);
    }

    // (a|b) is one of them. What a regular expression can say there works, as far as it can be matched in bounded time.
    ExpressionNode Group(int open, int close)
    {
        if (text[open + 1] != '?' || IsMarkedGroup(open + 1)) return Choice(open, open + 1, close);
        return text[open + 2] switch
        {
            ':' => Choice(open, open + 3, close),
            '!' => new ExpressionNode.NotAhead(Choice(open, open + 3, close)),
            '=' => new ExpressionNode.NotAhead(new ExpressionNode.NotAhead(Choice(open, open + 3, close))),
            _ => throw new FormatException($"'(?{text[open + 2]}' cannot be matched; write '\\(' for a parenthesis"),
        };
    }

    ExpressionNode Choice(int open, int from, int close)
    {
        var items = new List<ExpressionNode>();
        foreach (var split in pairs.Splits(open).Append(close))
        {
            items.Add(Sequence(from, split));
            from = split + 1;
        }

        return items is [var only] ? only : new ExpressionNode.Choice(items);
    }

    bool IsMarkedGroup(int at) => text[at] is '@' or '?' or '*' or '+' or '!' && at + 1 < text.Length && text[at + 1] == '(' && pairs.Close(at + 1) != null;

    int MarkedGroup(int at, List<ExpressionNode> items)
    {
        var close = pairs.Close(at + 1)!.Value;
        if (text[at + 2] == '?' && !IsMarkedGroup(at + 2)) throw new FormatException($"'{text[at]}(?' cannot be matched; write '[^/]' for any one character");
        var body = Choice(at + 1, at + 2, close);
        return text[at] switch
        {
            '?' => Add(items, new ExpressionNode.Optional(body), AfterCounted(close + 1)),
            '*' => Add(items, new ExpressionNode.ZeroOrMore(body), AfterCounted(close + 1)),
            '+' => Add(items, new ExpressionNode.OneOrMore(body), AfterCounted(close + 1)),
            '!' => Repeated(Other(body, at + 2, close), close + 1, items),
            _ => Repeated(body, close + 1, items),
        };
    }

    // After a group that says itself how often it comes a "?" changes nothing, and a "+" makes no sense.
    int AfterCounted(int next)
    {
        if (next == text.Length || IsMarkedGroup(next)) return next;
        if (text[next] == '+') throw new InvalidPatternException();
        return text[next] == '?' ? next + 1 : next;
    }

    // What !(a) refuses: at the end of the pattern just "a"; with more behind it, everything that begins with "a". But with a slash
    // inside just what it says (and it then reaches into folders), and !(*.d).ts refuses *.d.ts, so that x.d.a.ts still matches.
    ExpressionNode.Sequence Other(ExpressionNode body, int from, int close)
    {
        var hasSlash = text.AsSpan(from..close).Contains('/');
        var isLast = text.AsSpan(close).TrimEnd(')').IsEmpty;
        List<ExpressionNode> refused = [body];
        if (HasExtension(from, close)) refused.Add(Sequence(close + 1, text.Length));
        if (hasSlash || isLast || refused.Count > 1) refused.Add(End);
        return new ExpressionNode.Sequence([new ExpressionNode.NotAhead(new ExpressionNode.Sequence(refused)), hasSlash ? Everything : Star]);
    }

    // Whether a star stands inside, and nothing but one extension follows.
    bool HasExtension(int from, int close)
    {
        var rest = text.AsSpan(close + 1);
        return text.AsSpan(from..close).Contains('*') && rest.Length > 1 && rest[0] == '.' && !rest[1..].ContainsAny('.', '/') && depth == 1;
    }

    // "/**/" stands for one slash, or for folders; and where all that follows may be nothing, for nothing.
    bool IsAnyDepth(int at) => at > 0 && at + 4 < text.Length && text[at + 3] == '/' && IsGlobstar(at + 1, at + 3);

    // "/**" at the very end also takes the folder's own name, but not when that ends in a star.
    bool IsTail(int at) => at > 0 && at + 3 == text.Length && text.EndsWith("/**", StringComparison.Ordinal) && !EndsInStar(at);

    bool EndsInStar(int at) => text[at - 1] == '*' && !IsEscaped(at - 1) && !IsGlobstar(at - 2, at);

    int Tail(List<ExpressionNode> items)
    {
        items.Add(new ExpressionNode.Optional(new ExpressionNode.Sequence([Slash, Everything])));
        return text.Length;
    }

    int Stars(int at, List<ExpressionNode> items)
    {
        var end = at;
        while (end < text.Length && text[end] == '*' && !IsMarkedGroup(end)) end++;
        var beginsSegment = at == 0 || text[at - 1] == '/';
        if (!IsGlobstar(at, end)) return Add(items, beginsSegment && end - at == 1 ? Name : Star, end);
        if (!beginsSegment || end == text.Length || text[end] != '/') return Add(items, Everything, end);
        return Add(items, Folders, end + 1);
    }

    // Two stars cross folders when nothing but slashes and the marks of groups stand beside them, or when the whole pattern is
    // "**.ext". Any other number, or another neighbour, makes them one ordinary star.
    bool IsGlobstar(int at, int end) =>
        at >= 0 && end - at == 2 && text[at] == '*' && text[at + 1] == '*' && ((BeginsPart(at) && EndsPart(end)) || (at == 0 && IsExtension(text.AsSpan(end))));

    bool BeginsPart(int at) => at == 0 || (text[at - 1] is '/' or '(' or ')' or '|' or '{' or ',' && !IsEscaped(at - 1));

    bool EndsPart(int end) => end == text.Length || text[end] is '/' or ')' or '|' or '}' or ',' or '{' || (text[end] == '@' && IsMarkedGroup(end));

    static bool IsExtension(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 2 || rest[0] != '.' || rest[^1] == '.' || rest.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in rest)
        {
            if (c is not ('.' or '_') && !char.IsAsciiLetterOrDigit(c)) return false;
        }

        return true;
    }

    bool IsEscaped(int at)
    {
        var slashes = 0;
        while (at - slashes > 0 && text[at - slashes - 1] == '\\') slashes++;
        return slashes % 2 == 1;
    }
}
