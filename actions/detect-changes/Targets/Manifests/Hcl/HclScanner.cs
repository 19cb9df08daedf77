namespace DetectChanges.Targets.Manifests.Hcl;

/// <summary>Cuts HCL into tokens: comments gone, strings and heredocs whole.</summary>
internal sealed class HclScanner
{
    private readonly string text;
    private readonly List<HclToken> tokens = [];
    private int at;
    private int line = 1;

    private HclScanner(string text) => this.text = text;

    /// <exception cref="FormatException">A string, comment or heredoc does not end.</exception>
    public static IReadOnlyList<HclToken> Scan(string text)
    {
        var scanner = new HclScanner(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        while (scanner.at < scanner.text.Length) scanner.Next();
        scanner.Add(HclTokenKind.LineEnd);
        return scanner.tokens;
    }

    private void Next()
    {
        var c = text[at];
        if (c == '\n') EndLine();
        else if (char.IsWhiteSpace(c)) at++;
        else if (c == '#' || Ahead("//")) at = To("\n");
        else if (Ahead("/*")) SkipComment();
        else if (c == '"') ReadString();
        else if (Ahead("<<") && Heredoc() is { } name) ReadHeredoc(name);
        else if (char.IsLetterOrDigit(c) || c == '_') ReadWord();
        else AddSign(c);
    }

    private void EndLine()
    {
        Add(HclTokenKind.LineEnd);
        at++;
        line++;
    }

    private void AddSign(char c)
    {
        Add(HclTokenKind.Sign, c.ToString());
        at++;
    }

    private void SkipComment()
    {
        var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0) throw new FormatException($"line {line}: this comment does not end");
        line += text.AsSpan(at..end).Count('\n');
        at = end + 2;
    }

    private void ReadWord()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-')) at++;
        Add(HclTokenKind.Word, text[start..at]);
    }

    private void ReadString()
    {
        var (value, end) = HclTemplate.Quoted(text, at + 1, line);
        tokens.Add(new HclToken(HclTokenKind.String, "", value, line));
        line += text.AsSpan(at..end).Count('\n');
        at = end;
    }

    // The name after "<<" or "<<-"; none when the signs are something else.
    private string? Heredoc()
    {
        var start = at + 2;
        if (start < text.Length && text[start] == '-') start++;
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        return end > start && end < text.Length && text[end] == '\n' ? text[start..end] : null;
    }

    private void ReadHeredoc(string name)
    {
        var opened = line;
        at = To("\n") + 1;
        line++;
        var start = at;
        for (; at < text.Length; at = To("\n") + 1, line++)
        {
            var end = To("\n");
            if (!text.AsSpan(at..end).Trim().SequenceEqual(name)) continue;
            tokens.Add(new HclToken(HclTokenKind.String, "", HclTemplate.Whole(text[start..at], opened), opened));
            at = end;
            return;
        }

        throw new FormatException($"line {opened}: this heredoc does not end with {name}");
    }

    private bool Ahead(string sign) => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;

    private int To(string sign) => text.IndexOf(sign, at, StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;

    private void Add(HclTokenKind kind, string value = "") => tokens.Add(new HclToken(kind, value, null, line));
}
