namespace Actions.Toolkit;

/// <summary>
/// Reads a pattern from left to right. Paths are those of git: no empty segment, no <c>.</c> or <c>..</c>, so that nothing here
/// has to keep a star from matching them.
/// </summary>
internal sealed class GlobReader
{
    private const int DeepestNesting = 200;

    private readonly string text;
    private readonly BracketPairs pairs;
    private readonly StarReader stars;
    private int depth;

    private GlobReader(string text)
    {
        this.text = text;
        pairs = BracketPairs.Of(text);
        stars = new StarReader(text, pairs);
    }

    /// <exception cref="FormatException">It is nested too deeply, or opens a group as only regular expressions do.</exception>
    /// <exception cref="InvalidPatternException">It holds a "{" that is not closed, or a set whose range runs backwards.</exception>
    public static ExpressionNode Read(string text) => new GlobReader(text).Sequence(0, text.Length);

    private ExpressionNode.Sequence Sequence(int from, int to)
    {
        if (++depth > DeepestNesting) throw new FormatException("the pattern is nested too deeply");
        var items = new List<ExpressionNode>();
        for (var at = from; at < to;) at = Next(at, items);
        depth--;
        return new ExpressionNode.Sequence(items);
    }

    // Adds what begins at a place; returns where it ends.
    private int Next(int at, List<ExpressionNode> items)
    {
        if (pairs.IsMarkedGroup(at)) return MarkedGroup(at, items);
        switch (text[at])
        {
            case '*' when stars.Stars(at) is var (star, end): return Add(items, star, end);
            case '/' when stars.Slash(at) is var (slash, end): return Add(items, slash, end);
            case '?': return Add(items, Wildcards.One, at + 1);
            case '\\' when at + 1 < text.Length: return Add(items, Escaped(text[at + 1]), at + 2);
            case '"' when pairs.Close(at) is { } quote: return Quoted(at, quote, items);
            case '[' when pairs.Close(at) is { } bracket: return Repeated(SetReader.Read(text[(at + 1)..bracket]), bracket + 1, items);
            case '{' when pairs.Close(at) is { } brace: return Braces(at, brace, items);
            case '{': throw new InvalidPatternException();
            case '(' when pairs.Close(at) is { } paren: return Repeated(Group(at, paren), paren + 1, items);
            default: return Add(items, Literal(text[at]), at + 1);
        }
    }

    private static int Add(List<ExpressionNode> items, ExpressionNode node, int next)
    {
        items.Add(node);
        return next;
    }

    private static ExpressionNode.One Escaped(char c)
    {
        if (c is >= '1' and <= '9') throw new FormatException($"'\\{c}' refers back to a group, which cannot be matched");
        return new ExpressionNode.One(CharacterSet.Class(c) ?? CharacterSet.Of(c));
    }

    private static ExpressionNode.One Literal(char c) => new ExpressionNode.One(CharacterSet.Of(c));

    private int Quoted(int open, int close, List<ExpressionNode> items)
    {
        items.AddRange(text[(open + 1)..close].Select(Literal));
        return close + 1;
    }

    // A "+" after a bracket repeats it, and a "?" after ")" makes it optional; elsewhere the one is a plus and the other a character.
    private int Repeated(ExpressionNode node, int next, List<ExpressionNode> items)
    {
        if (IsMark(next, '+')) return Add(items, new ExpressionNode.OneOrMore(node), next + 1);
        if (IsMark(next, '?') && text[next - 1] == ')') return Add(items, new ExpressionNode.Optional(node), next + 1);
        return Add(items, node, next);
    }

    private bool IsMark(int at, char mark) => at < text.Length && text[at] == mark && !pairs.IsMarkedGroup(at);

    // {a,b}: one of them; {1..3}: one character of a set; {a}: nothing special.
    private int Braces(int open, int close, List<ExpressionNode> items)
    {
        if (pairs.Splits(open).Count > 0) return Repeated(Choice(open, open + 1, close), close + 1, items);
        if (SetReader.Range(text[(open + 1)..close]) is { } range) return Repeated(range, close + 1, items);
        items.Add(Literal('{'));
        items.Add(Sequence(open + 1, close));
        return Add(items, Literal('}'), close + 1);
    }

    // (a|b) is one of them. What a regular expression can say there works, as far as it can be matched in bounded time.
    private ExpressionNode Group(int open, int close)
    {
        if (text[open + 1] != '?' || pairs.IsMarkedGroup(open + 1)) return Choice(open, open + 1, close);
        return text[open + 2] switch
        {
            ':' => Choice(open, open + 3, close),
            '!' => new ExpressionNode.NotAhead(Choice(open, open + 3, close)),
            '=' => new ExpressionNode.NotAhead(new ExpressionNode.NotAhead(Choice(open, open + 3, close))),
            _ => throw new FormatException($"'(?{text[open + 2]}' cannot be matched; write '\\(' for a parenthesis"),
        };
    }

    private ExpressionNode Choice(int open, int from, int close)
    {
        var items = new List<ExpressionNode>();
        foreach (var split in pairs.Splits(open).Append(close))
        {
            items.Add(Sequence(from, split));
            from = split + 1;
        }

        return items is [var only] ? only : new ExpressionNode.Choice(items);
    }

    private int MarkedGroup(int at, List<ExpressionNode> items)
    {
        var close = pairs.Close(at + 1)!.Value;
        if (text[at + 2] == '?' && !pairs.IsMarkedGroup(at + 2)) throw new FormatException($"'{text[at]}(?' cannot be matched; write '[^/]' for any one character");
        var body = Choice(at + 1, at + 2, close);
        return text[at] switch
        {
            '?' => Add(items, new ExpressionNode.Optional(body), AfterCounted(close + 1)),
            '*' => Add(items, new ExpressionNode.ZeroOrMore(body), AfterCounted(close + 1)),
            '+' => Add(items, new ExpressionNode.OneOrMore(body), AfterCounted(close + 1)),
            '!' when HasSlash(at, close) && IsMark(close + 1, '?') => Add(items, Other(body, at + 2, close), close + 2),
            '!' => Repeated(Other(body, at + 2, close), close + 1, items),
            _ => Repeated(body, close + 1, items),
        };
    }

    // After a group that says itself how often it comes a "?" changes nothing, and a "+" makes no sense.
    private int AfterCounted(int next)
    {
        if (IsMark(next, '+')) throw new InvalidPatternException();
        return IsMark(next, '?') ? next + 1 : next;
    }

    // What !(a) refuses: at the end of the pattern just "a"; with more behind it, everything that begins with "a". But with a slash
    // inside just what it says (and it then reaches into folders), and !(*.d).ts refuses *.d.ts, so that x.d.a.ts still matches.
    private ExpressionNode.Sequence Other(ExpressionNode body, int from, int close)
    {
        var hasSlash = HasSlash(from, close);
        var isLast = text.AsSpan(close).TrimEnd(')').IsEmpty;
        List<ExpressionNode> refused = [body];
        if (HasExtension(from, close)) refused.Add(Sequence(close + 1, text.Length));
        if (hasSlash || isLast || refused.Count > 1) refused.Add(Wildcards.End);
        return new ExpressionNode.Sequence([new ExpressionNode.NotAhead(new ExpressionNode.Sequence(refused)), hasSlash ? Wildcards.Everything : Wildcards.Star]);
    }

    private bool HasSlash(int from, int to) => text.AsSpan(from..to).Contains('/');

    // Whether a star stands inside, and nothing but one extension follows.
    private bool HasExtension(int from, int close)
    {
        var rest = text.AsSpan(close + 1);
        return text.AsSpan(from..close).Contains('*') && rest.Length > 1 && rest[0] == '.' && !rest[1..].ContainsAny('.', '/') && depth == 1;
    }
}
