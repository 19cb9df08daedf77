using System.Text.RegularExpressions;

namespace Testing;

/// <summary>Tables of documents that are written from what they describe, between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
public static class MarkdownTables
{
    public static string Table(string[] heads, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend([.. heads.Select(_ => "---")]).Prepend(heads).Select(row => $"| {string.Join(" | ", row)} |\n"));

    public static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{Cell(text)}`";

    /// <summary>A text that stays in its row.</summary>
    public static string Cell(string text) =>
        text.Trim().ReplaceLineEndings("\n").Replace("|", "\\|", StringComparison.Ordinal).Replace("\n\n", "<br>", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    /// <exception cref="FormatException">The document has no such place.</exception>
    public static string Between(string document, string name, string table)
    {
        var block = new Regex($"<!-- {name} -->.*?<!-- /{name} -->", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        if (!block.IsMatch(document)) throw new FormatException($"the document has no <!-- {name} --> … <!-- /{name} -->");
        return block.Replace(document, $"<!-- {name} -->\n{table}<!-- /{name} -->".Replace("$", "$$", StringComparison.Ordinal));
    }
}
