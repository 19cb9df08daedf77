using System.Text;

namespace Actions.Toolkit;

/// <summary>A Markdown document of whole blocks, so that it can be cut between two of them.</summary>
public sealed class Markdown
{
    private readonly List<string> blocks = [];

    /// <summary>The blocks in order, each without a final line break.</summary>
    public IReadOnlyList<string> Blocks => blocks;

    /// <summary>Adds a heading of level 1 to 6. The text is escaped.</summary>
    public Markdown Heading(int level, string text) => Add($"{new string('#', level)} {Escape(text)}");

    /// <summary>Adds a paragraph, which may hold Markdown: escape foreign parts with <see cref="Escape"/>.</summary>
    public Markdown Paragraph(string markdown) => Add(markdown.TrimEnd('\n'));

    /// <summary>Adds a list of points, which may hold Markdown.</summary>
    public Markdown Bullets(IEnumerable<string> points)
    {
        var list = string.Join('\n', points.Select(point => "- " + point.ReplaceLineEndings(" ")));
        return list.Length == 0 ? this : Add(list);
    }

    /// <summary>Adds a table. Cells may hold Markdown; line breaks in them become spaces, pipes are escaped.</summary>
    public Markdown Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        table.Append(Row(headers)).Append('\n').Append(Row([.. headers.Select(_ => "---")]));
        foreach (var row in rows)
            table.Append('\n').Append(Row(row));
        return Add(table.ToString());
    }

    /// <summary>Adds text exactly as it is, in a fence longer than any run of backticks in it.</summary>
    public Markdown Code(string text, string language = "")
    {
        var fence = new string('`', Math.Max(3, LongestRun(text, '`') + 1));
        return Add($"{fence}{language}\n{WithLineFeeds(text).TrimEnd('\n')}\n{fence}");
    }

    /// <summary>Adds a folded section.</summary>
    public Markdown Details(string title, Markdown inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return Add($"<details><summary>{EscapeHtml(title)}</summary>\n\n{inner}\n\n</details>");
    }

    /// <summary>Adds the blocks of another document.</summary>
    public Markdown Append(Markdown other)
    {
        ArgumentNullException.ThrowIfNull(other);
        blocks.AddRange(other.blocks);
        return this;
    }

    /// <summary>Foreign text as plain words: no markup, no HTML, no mention, no issue link, one line.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            _ = letter switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                // A zero-width joiner breaks the mention or the issue link and stays invisible.
                '@' or '#' => escaped.Append(letter).Append('\u200d'),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' => escaped.Append('\\').Append(letter),
                _ when ForeignText.MustBeShown(letter) => escaped.Append('\ufffd'),
                _ => escaped.Append(letter),
            };
        }
        return escaped.ToString();
    }

    /// <summary>Foreign text as inline code, whatever backticks it holds.</summary>
    public static string InlineCode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = string.Concat(text.ReplaceLineEndings(" ").Select(letter => ForeignText.MustBeShown(letter) ? '\ufffd' : letter));
        if (line.Length == 0)
            return "";
        var fence = new string('`', LongestRun(line, '`') + 1);
        var padding = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return fence + padding + line + padding + fence;
    }

    /// <summary>A link with foreign text as its words. An address that is none of the web is left out.</summary>
    public static string Link(string text, string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https")) return Escape(text);
        // What would end the address, or the cell of a table.
        var target = page.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
        return $"[{Escape(text)}]({target})";
    }

    /// <summary>The whole document.</summary>
    public override string ToString() => string.Join("\n\n", blocks);

    private Markdown Add(string block)
    {
        blocks.Add(block);
        return this;
    }

    private static string Row(IEnumerable<string> cells) =>
        "| " + string.Join(" | ", cells.Select(cell => EscapePipes(cell.ReplaceLineEndings(" ")))) + " |";

    // A pipe ends a cell even inside code; one that is escaped already stays as it is.
    private static string EscapePipes(string cell)
    {
        var escaped = new StringBuilder(cell.Length);
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '|' && (i == 0 || cell[i - 1] != '\\'))
                escaped.Append('\\');
            escaped.Append(cell[i]);
        }
        return escaped.ToString();
    }

    // To Markdown no other character ends a line.
    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string EscapeHtml(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    private static int LongestRun(string text, char letter)
    {
        var longest = 0;
        var run = 0;
        foreach (var next in text)
        {
            run = next == letter ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
