using System.Buffers;
using System.Text;

namespace DetectChanges.Matching;

/// <summary>
/// Reads a pattern in the dialect of picomatch 4 with <c>dot: true</c> and writes it as an expression for <see cref="Expression"/>.
/// It follows picomatch's <c>lib/parse.js</c> step by step (MIT License, Copyright (c) 2017-present Jon Schlinkert; see NOTICE.md),
/// also where that is peculiar: the patterns people have were written against it.
/// </summary>
sealed partial class GlobParser
{
    const int LongestPattern = 65_536;
    static readonly SearchValues<char> Signs = SearchValues.Create(@"@![].,$*+?^{}()|\/");

    readonly string input;
    readonly List<GlobToken> tokens = [];
    readonly List<OpenExtglob> extglobs = [];
    readonly List<OpenBrace> braces = [];
    readonly Stack<char> open = new();   // innermost of '(', '{', '['
    readonly GlobToken first = new(TokenKind.Start, "", "");
    GlobToken previous;
    string output = "";
    int index = -1, start;
    int bracketDepth, braceDepth, parenDepth;
    bool quoted, negated, rebuild;

    GlobParser(string pattern)
    {
        input = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        previous = first;
        tokens.Add(first);
    }

    /// <summary>The expression, anchored at both ends, and whether the pattern (by a leading <c>!</c>) stands for all that does not match it.</summary>
    /// <exception cref="FormatException">The pattern is too long.</exception>
    public static (string Expression, bool Negated) Parse(string pattern)
    {
        if (pattern.Length > LongestPattern) throw new FormatException($"a pattern has at most {LongestPattern} characters");
        if (pattern[0] is '.' or '*' && GlobShapes.Known(pattern) is { } known) return ($"^(?:{known})$", false);
        var (body, isNegated) = ParseBody(pattern, shapes: true);
        return ($"^(?:{body})$", isNegated);
    }

    static (string Body, bool Negated) ParseBody(string pattern, bool shapes)
    {
        pattern = GlobShapes.Simplify(pattern);
        var parser = new GlobParser(pattern);
        // The anchors that picomatch adds here as well change nothing.
        if (shapes && GlobShapes.IsFlat(parser.input)) return (GlobShapes.Flat(parser.input), false);
        parser.Run();
        return (parser.output, parser.negated);
    }

    void Run()
    {
        while (index < input.Length - 1)
        {
            var c = input[++index];
            if (c != '\0') Read(c);
        }

        for (; bracketDepth > 0; bracketDepth--) output = GlobSyntax.EscapeLast(output, '[');
        for (; parenDepth > 0; parenDepth--) output = GlobSyntax.EscapeLast(output, '(');
        for (; braceDepth > 0; braceDepth--) output = GlobSyntax.EscapeLast(output, '{');
        if (previous.Kind is TokenKind.Star or TokenKind.Bracket) Push(new GlobToken(TokenKind.MaybeSlash, "", @"\/?"));
        if (rebuild) output = string.Concat(tokens.Select(token => token.Expression));
    }

    void Read(char c)
    {
        var value = c.ToString();
        if (c == '\\' && ReadEscape(ref value)) return;
        if (bracketDepth > 0 && (value != "]" || previous.Value is "[" or "[^"))
        {
            ReadInBracket(value);
            return;
        }

        if (quoted && c != '"')
        {
            Extend(GlobSyntax.Escape(value));
            return;
        }

        ReadPlain(c, value);
    }

    void ReadPlain(char c, string value)
    {
        switch (c)
        {
            case '"': quoted = !quoted; break;
            case '(': Enter('('); Push(new GlobToken(TokenKind.Paren, value)); break;
            case ')': ReadClosingParen(value); break;
            case '[': ReadOpeningBracket(value); break;
            case ']': ReadClosingBracket(value); break;
            case '{': ReadOpeningBrace(value); break;
            case '}': ReadClosingBrace(value); break;
            case '|': Push(new GlobToken(TokenKind.Text, value)); break;
            case ',': ReadComma(value); break;
            case '/': ReadSlash(value); break;
            case '.': ReadDot(value); break;
            case '?': ReadQuestionMark(value); break;
            case '!' when ReadExclamationMark(value): break;
            case '+': ReadPlus(value); break;
            case '@' when IsExtglobNext(): Push(new GlobToken(TokenKind.At, value, "") { Extglob = true }); break;
            case '@': Push(new GlobToken(TokenKind.Text, value)); break;
            case '*': ReadStar(value); break;
            default: ReadText(value); break;
        }
    }

    void ReadText(string value)
    {
        if (value is "$" or "^") value = "\\" + value;
        var length = Rest.IndexOfAny(Signs);
        if (length < 0) length = Rest.Length;
        value += Rest[..length].ToString();
        index += length;
        Push(new GlobToken(TokenKind.Text, value));
    }

    // True when the escape is dealt with; inside brackets it is left to them.
    bool ReadEscape(ref string value)
    {
        var next = Peek(1);
        if (next is '/' or '.' or ';') return true;
        if (next == null)
        {
            Push(new GlobToken(TokenKind.Text, @"\\"));
            return true;
        }

        var more = Rest.IndexOfAnyExcept('\\');
        var slashes = more < 0 ? Rest.Length : more;
        if (slashes > 2)
        {
            index += slashes;
            if (slashes % 2 != 0) value += "\\";
        }

        if (index < input.Length - 1) value += input[++index];
        else index++;
        if (bracketDepth != 0) return false;
        Push(new GlobToken(TokenKind.Text, value));
        return true;
    }

    ReadOnlySpan<char> Rest => index + 1 >= input.Length ? default : input.AsSpan(index + 1);

    bool AtEnd => index == input.Length - 1;

    char? Peek(int distance) => index + distance < input.Length ? input[index + distance] : null;

    void Enter(char bracket)
    {
        Depth(bracket, +1);
        open.Push(bracket);
    }

    void Leave(char bracket)
    {
        Depth(bracket, -1);
        open.TryPop(out _);
    }

    void Depth(char bracket, int change)
    {
        if (bracket == '(') parenDepth += change;
        else if (bracket == '{') braceDepth += change;
        else bracketDepth += change;
    }

    void Extend(string value)
    {
        previous.Value += value;
        output += value;
    }

    void Push(GlobToken token)
    {
        if (previous.Kind == TokenKind.Globstar && !ContinuesGlobstar(token)) UnmakeGlobstar();
        if (extglobs.Count > 0 && token.Kind != TokenKind.Paren) extglobs[^1].Inner.Append(token.Value);
        output += token.Expression;
        if (previous.Kind == TokenKind.Text && token.Kind == TokenKind.Text)
        {
            previous.Output = (string.IsNullOrEmpty(previous.Output) ? previous.Value : previous.Output) + token.Value;
            previous.Value += token.Value;
            return;
        }

        token.Previous = previous;
        tokens.Add(token);
        previous = token;
    }

    bool ContinuesGlobstar(GlobToken token) =>
        token.Kind is TokenKind.Slash or TokenKind.Paren
        || (braceDepth > 0 && token.Kind is TokenKind.Comma or TokenKind.Brace)
        || token.Extglob;

    void UnmakeGlobstar()
    {
        output = CutEnd(output, previous.Output!.Length);
        previous.Kind = TokenKind.Star;
        previous.Value = "*";
        previous.Output = GlobSyntax.Star;
        output += previous.Output;
    }

    // JavaScript's slice(0, -n), which gives the empty text for n = 0.
    static string CutEnd(string text, int count) => count == 0 || count >= text.Length ? "" : text[..^count];

    sealed class OpenExtglob(char sign, GlobToken before, int parens)
    {
        public char Sign { get; } = sign;
        public GlobToken Before { get; } = before;
        public int Parens { get; } = parens;
        public StringBuilder Inner { get; } = new();
    }

    sealed class OpenBrace(GlobToken token, int outputIndex, int tokenIndex)
    {
        public GlobToken Token { get; } = token;
        public int OutputIndex { get; } = outputIndex;
        public int TokenIndex { get; } = tokenIndex;
        public bool Comma { get; set; }
        public bool Dots { get; set; }
    }
}
