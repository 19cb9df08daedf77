namespace DetectChanges.Targets.Sources.Go;

/// <summary>Reads what a <c>.go</c> file imports. Imports come first in a file, so that the rest of it is never looked at.</summary>
internal ref struct GoImports(string text)
{
    private readonly string text = text;
    private int at;

    /// <summary>The paths of the packages that the file imports.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var reader = new GoImports(text);
        var paths = new List<string>();
        if (reader.Next() != "package") return paths;
        reader.Next();
        var token = reader.Next();
        while (token is "import" or ";")
        {
            if (token == "import") reader.ReadDeclaration(paths);
            token = reader.Next();
        }

        return paths;
    }

    // import "a" · import x "a" · import ( … )
    private void ReadDeclaration(List<string> paths)
    {
        var many = false;
        while (Next() is { } token)
        {
            if (token == "(") many = true;
            if (token[0] is '"' or '`') paths.Add(token[1..]);
            if (many ? token == ")" : token[0] is '"' or '`') return;
        }
    }

    // A word, a sign, or a string with its opening quote; null at the end.
    private string? Next()
    {
        SkipBlanksAndComments();
        if (at >= text.Length) return null;
        var start = at;
        if (text[at] is '"' or '`')
        {
            var end = text.IndexOf(text[at], at + 1);
            at = end < 0 ? text.Length : end + 1;
            return text[start..(end < 0 ? text.Length : end)];
        }

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
        if (at == start) at++;
        return text[start..at];
    }

    private void SkipBlanksAndComments()
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF') at++;
            else if (text.AsSpan(at).StartsWith("//")) SkipPast("\n");
            else if (text.AsSpan(at).StartsWith("/*")) SkipPast("*/");
            else return;
        }
    }

    private void SkipPast(string end)
    {
        var found = text.IndexOf(end, at + 2, StringComparison.Ordinal);
        at = found < 0 ? text.Length : found + end.Length;
    }
}
