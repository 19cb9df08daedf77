namespace Migrate.Linting.Sql;

/// <summary>
/// Cuts SQL text into tokens by the lexical rules of PostgreSQL (manual, chapter 4.1). Text that ends in the middle of a string or a comment is
/// that string or comment to its end: nothing is refused.
/// </summary>
internal sealed class SqlTokenizer
{
    private readonly string text;
    private int at;

    private SqlTokenizer(string text) => this.text = text;

    /// <param name="firstLine">Number of the first line.</param>
    public static IReadOnlyList<SqlToken> Read(string text, int firstLine = 1)
    {
        var tokenizer = new SqlTokenizer(text);
        var tokens = new List<SqlToken>();
        var line = firstLine;
        while (tokenizer.at < text.Length)
        {
            var start = tokenizer.at;
            var kind = tokenizer.Next();
            if (kind is { } found)
                tokens.Add(new SqlToken(found, text[start..tokenizer.at], start, line));
            line += text.AsSpan(start..tokenizer.at).Count('\n');
        }
        return tokens;
    }

    // Passes one token; null for blanks.
    private SqlTokenKind? Next() => text[at] switch
    {
        var blank when char.IsWhiteSpace(blank) => Pass(null, at + 1),
        '-' when After(1) == '-' => Pass(SqlTokenKind.Comment, EndOfLine()),
        // A command of psql: \connect, \set.
        '\\' => Pass(SqlTokenKind.Comment, EndOfLine()),
        '/' when After(1) == '*' => Pass(SqlTokenKind.Comment, EndOfBlockComment()),
        '\'' => Pass(SqlTokenKind.String, EndOfQuoted(at, '\'', escapes: false)),
        'e' or 'E' when After(1) == '\'' => Pass(SqlTokenKind.String, EndOfQuoted(at + 1, '\'', escapes: true)),
        '"' or '`' => Pass(SqlTokenKind.QuotedName, EndOfQuoted(at, text[at], escapes: false)),
        '$' when DollarTag() is { } tag => Pass(SqlTokenKind.DollarString, EndOfDollarString(tag)),
        var first when StartsName(first) || IsPlaceholder(at) => Pass(SqlTokenKind.Word, EndOfName(at)),
        // "%I" of format() stands for a name.
        '%' when After(1) is 'I' or 's' => Pass(SqlTokenKind.Word, EndOfName(at + 1)),
        var digit when char.IsAsciiDigit(digit) => Pass(SqlTokenKind.Number, EndWhile(at, letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')),
        _ => Pass(SqlTokenKind.Symbol, at + 1),
    };

    private SqlTokenKind? Pass(SqlTokenKind? kind, int end)
    {
        at = end;
        return kind;
    }

    private char After(int count) => at + count < text.Length ? text[at + count] : '\0';

    private int EndOfLine() => text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;

    // They nest.
    private int EndOfBlockComment()
    {
        var depth = 0;
        for (var i = at; i + 1 < text.Length; i++)
        {
            var change = (text[i], text[i + 1]) switch { ('/', '*') => 1, ('*', '/') => -1, _ => 0 };
            if (change == 0)
                continue;
            depth += change;
            i++;
            if (depth == 0)
                return i + 1;
        }
        return text.Length;
    }

    // A doubled quote is a quote.
    private int EndOfQuoted(int open, char quote, bool escapes)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (escapes && text[i] == '\\')
                i++;
            else if (text[i] == quote && i + 1 < text.Length && text[i + 1] == quote)
                i++;
            else if (text[i] == quote)
                return i + 1;
        }
        return text.Length;
    }

    // "$$" or "$body$", but not the parameter "$1".
    private string? DollarTag()
    {
        var end = EndWhile(at + 1, letter => letter == '_' || char.IsLetterOrDigit(letter));
        return end < text.Length && text[end] == '$' && !char.IsAsciiDigit(text[at + 1]) ? text[at..(end + 1)] : null;
    }

    private int EndOfDollarString(string tag) =>
        text.IndexOf(tag, at + tag.Length, StringComparison.Ordinal) is var close and >= 0 ? close + tag.Length : text.Length;

    private static bool StartsName(char letter) => letter == '_' || char.IsLetter(letter) || char.IsSurrogate(letter);

    // "${schema}" of Flyway is part of a name.
    private bool IsPlaceholder(int index) => text[index] == '$' && index + 1 < text.Length && text[index + 1] == '{' && text.IndexOf('}', index) > 0;

    private int EndOfName(int start)
    {
        var end = start;
        while (end < text.Length && (StartsName(text[end]) || char.IsDigit(text[end]) || text[end] == '$'))
            end = IsPlaceholder(end) ? text.IndexOf('}', end) + 1 : end + 1;
        return end;
    }

    private int EndWhile(int from, Func<char, bool> condition)
    {
        var end = from;
        while (end < text.Length && condition(text[end]))
            end++;
        return end;
    }
}
