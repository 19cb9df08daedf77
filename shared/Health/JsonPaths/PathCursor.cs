using System.Globalization;

namespace Actions.Health;

/// <summary>A place in the text of a path, and the words that stand there.</summary>
/// <param name="text">The text.</param>
internal sealed class PathCursor(string text)
{
    private int at;

    /// <summary>What was not read yet.</summary>
    public string Rest => text[at..];

    /// <summary>The next character; the null character at the end.</summary>
    public char Peek => at < text.Length ? text[at] : '\0';

    public int Position => at;

    /// <summary>How many filters enclose this place.</summary>
    public int Depth { get; set; }

    public string From(int start) => text[start..at];

    public void SkipBlanks()
    {
        while (Peek is ' ' or '\t') at++;
    }

    public bool Take(char letter)
    {
        if (at >= text.Length || Peek != letter) return false;
        at++;
        return true;
    }

    /// <summary>Takes a word that may stand after blanks.</summary>
    public bool Take(string word)
    {
        SkipBlanks();
        if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) return false;
        at += word.Length;
        return true;
    }

    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) at++;
        return text[start..at];
    }

    /// <summary>A whole number; null when there is none.</summary>
    public int? TakeInteger()
    {
        var digits = (Take('-') ? "-" : "") + TakeWhile(char.IsAsciiDigit);
        if (digits.Length == 0) return null;
        // No leading zeros, and no minus zero (RFC 9535, section 2.3.3.1).
        var isPlain = digits == "0" || digits.TrimStart('-') is [not '0', ..];
        return isPlain && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw NotAllowed();
    }

    /// <summary>A text in single or double quotes.</summary>
    public string TakeQuoted()
    {
        var quote = text[at++];
        var start = at;
        while (Peek != quote)
        {
            if (at >= text.Length) throw NotAllowed();
            at += Peek == '\\' ? 2 : 1;
        }

        var inner = text[start..at++];
        // In single quotes \' is a quote and " needs no escape; JSON has it the other way round.
        var json = quote == '"' ? inner : inner.Replace("\\'", "'", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return JsonLiteral.TryParse($"\"{json}\"")?.GetString() ?? throw NotAllowed();
    }

    public static FormatException NotAllowed() => new(
        "expected a path such as $.status, $.checks[0].name, $['last run'], $.list[1:3], $.list[*].id, $..error or $.checks[?@.status != 'ok']; other JSON path forms are not supported");
}
