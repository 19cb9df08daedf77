using System.Buffers;
using System.Text;

namespace DetectChanges.Matching;

/// <summary>The expressions that the parts of a pattern stand for. Hidden files count like any others ("dot: true").</summary>
static class GlobSyntax
{
    public const string Dot = @"\.";
    public const string Slash = @"\/";
    public const string OneCharacter = "(?=.)";
    public const string QuestionMark = "[^/]";
    public const string Star = "[^/]*?";
    public const string NoDots = @"(?!(?:^|\/)\.{1,2}(?:\/|$))";
    public const string NoDotSlash = @"(?!\.{0,1}(?:\/|$))";
    public const string NoDotsSlash = @"(?!\.{1,2}(?:\/|$))";
    public const string Globstar = @"(?:(?:(?!(?:^|\/)\.{1,2}(?:\/|$)).)*?)";

    static readonly SearchValues<char> RegexCharacters = SearchValues.Create("-*+?.^${}(|)[]");

    static readonly Dictionary<string, string> PosixClasses = new(StringComparer.Ordinal)
    {
        ["alnum"] = "a-zA-Z0-9",
        ["alpha"] = "a-zA-Z",
        ["ascii"] = @"\x00-\x7F",
        ["blank"] = @" \t",
        ["cntrl"] = @"\x00-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = @"\x21-\x7E",
        ["lower"] = "a-z",
        ["print"] = @"\x20-\x7E ",
        ["punct"] = @"\-!""#$%&'()\*+,./:;<=>?@[\]^_`{|}~",
        ["space"] = @" \t\r\n\v\f",
        ["upper"] = "A-Z",
        ["word"] = "A-Za-z0-9_",
        ["xdigit"] = "A-Fa-f0-9",
    };

    public static string? PosixClass(string name) => PosixClasses.GetValueOrDefault(name);

    public static bool HasRegexCharacters(string text) => text.AsSpan().IndexOfAny(RegexCharacters) >= 0;

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (RegexCharacters.Contains(c)) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Turns the last unescaped <paramref name="bracket"/> into a literal one.</summary>
    public static string EscapeLast(string text, char bracket)
    {
        for (var at = text.LastIndexOf(bracket); at >= 0; at = at == 0 ? -1 : text.LastIndexOf(bracket, at - 1))
        {
            if (at == 0 || text[at - 1] != '\\') return text[..at] + "\\" + text[at..];
        }

        return text;
    }
}
