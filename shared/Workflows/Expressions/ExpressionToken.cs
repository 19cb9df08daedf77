using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>What a piece of an expression is.</summary>
internal enum TokenKind
{
    Name,
    Text,
    Number,
    Operator,
    End,
}

/// <summary>A piece of an expression; texts without their quotes.</summary>
internal sealed partial record ExpressionToken(TokenKind Kind, string Text)
{
    /// <exception cref="FormatException">Something in it is no piece of an expression.</exception>
    public static IReadOnlyList<ExpressionToken> ReadAll(string text)
    {
        var tokens = new List<ExpressionToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var match = Piece().Match(text, at);
            if (!match.Success) throw new FormatException(text[at] == '"' ? "texts stand in single quotes" : $"'{text[at]}' is not part of an expression");
            tokens.Add(Of(match));
            at += match.Length;
        }

        return [.. tokens, new ExpressionToken(TokenKind.End, "")];
    }

    private static ExpressionToken Of(Match match)
    {
        if (match.Groups["text"].Success) return new(TokenKind.Text, match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal));
        if (match.Groups["number"].Success) return new(TokenKind.Number, match.Value);
        return new(match.Groups["name"].Success ? TokenKind.Name : TokenKind.Operator, match.Value);
    }

    [GeneratedRegex(@"\G('(?<text>([^']|'')*)'|(?<number>-?(0x[0-9a-fA-F]+|[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?))|(?<name>[A-Za-z_][A-Za-z0-9_-]*)|\|\||&&|[=!<>]=|[!<>()\[\],.*])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Piece();
}
