namespace DetectChanges.Matching;

/// <summary>Classes (<c>[a-z]</c>, <c>[[:alpha:]]</c>) and braces (<c>{a,b}</c>, <c>{1..3}</c>).</summary>
sealed partial class GlobParser
{
    void ReadOpeningBracket(string value)
    {
        if (Rest.Contains(']')) Enter('[');
        else value = "\\" + value;
        Push(new GlobToken(TokenKind.Bracket, value));
    }

    void ReadInBracket(string value)
    {
        if (value == ":" && ReadPosixClass()) return;
        var next = Peek(1);
        if ((value == "[" && next != ':') || (value == "-" && next == ']')) value = "\\" + value;
        if (value == "]" && previous.Value is "[" or "[^") value = "\\" + value;
        Extend(value);
    }

    bool ReadPosixClass()
    {
        var inner = previous.Value.Length == 0 ? "" : previous.Value[1..];
        if (!inner.Contains('[')) return false;
        previous.Posix = true;
        if (!inner.Contains(':')) return false;
        var at = previous.Value.LastIndexOf('[');
        var name = at + 2 <= previous.Value.Length ? previous.Value[(at + 2)..] : "";
        if (GlobSyntax.PosixClass(name) is not { } characters) return false;
        previous.Value = previous.Value[..at] + characters;
        rebuild = true;
        index++;
        if (first.Output!.Length == 0 && tokens.IndexOf(previous) == 1) first.Output = GlobSyntax.OneCharacter;
        return true;
    }

    void ReadClosingBracket(string value)
    {
        if ((previous.Kind == TokenKind.Bracket && previous.Value.Length == 1) || bracketDepth == 0)
        {
            Push(new GlobToken(TokenKind.Text, value, "\\" + value));
            return;
        }

        Leave('[');
        var inner = previous.Value.Length == 0 ? "" : previous.Value[1..];
        if (!previous.Posix && inner.StartsWith('^') && !inner.Contains('/')) value = "/" + value;
        Extend(value);
        if (GlobSyntax.HasRegexCharacters(inner)) return;

        // "[id]" is both a class and, as people name folders so, the literal text.
        output = CutEnd(output, previous.Value.Length);
        previous.Value = $"(?:{GlobSyntax.Escape(previous.Value)}|{previous.Value})";
        output += previous.Value;
    }

    void ReadOpeningBrace(string value)
    {
        Enter('{');
        var token = new GlobToken(TokenKind.Brace, value, "(");
        braces.Add(new OpenBrace(token, output.Length, tokens.Count));
        Push(token);
    }

    void ReadClosingBrace(string value)
    {
        if (braces.Count == 0)
        {
            Push(new GlobToken(TokenKind.Text, value, value));
            return;
        }

        var brace = braces[^1];
        var closing = brace.Dots ? ReadRange() : ")";
        if (!brace.Comma && !brace.Dots)
        {
            brace.Token.Value = brace.Token.Output = @"\{";
            value = closing = @"\}";
            output = output[..brace.OutputIndex] + string.Concat(tokens.Skip(brace.TokenIndex).Select(TextOrExpression));
        }

        Push(new GlobToken(TokenKind.Brace, value, closing));
        Leave('{');
        braces.RemoveAt(braces.Count - 1);
    }

    static string TextOrExpression(GlobToken token) => string.IsNullOrEmpty(token.Output) ? token.Value : token.Output;

    // "{1..3}" becomes the class [1-3]: only the first characters of the ends count, and the ends are ordered as texts.
    string ReadRange()
    {
        var ends = new List<string>();
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            var token = tokens[i];
            tokens.RemoveAt(i);
            if (token.Kind == TokenKind.Brace) break;
            if (token.Kind != TokenKind.Dots) ends.Add(token.Value);
        }

        rebuild = true;
        ends.Sort(StringComparer.Ordinal);
        var range = $"[{string.Join('-', ends)}]";
        return Expression.IsValid(range) ? range : string.Join("..", ends.Select(GlobSyntax.Escape));
    }

    void ReadComma(string value)
    {
        var separates = braces.Count > 0 && open.TryPeek(out var innermost) && innermost == '{';
        if (separates) braces[^1].Comma = true;
        Push(new GlobToken(TokenKind.Comma, value, separates ? "|" : value));
    }
}
