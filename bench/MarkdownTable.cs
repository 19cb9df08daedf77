using System.Text;

namespace Bench;

/// <summary>A table that reads well both as Markdown and in a terminal.</summary>
/// <param name="Columns">Headings.</param>
internal sealed record MarkdownTable(params IReadOnlyList<string> Columns)
{
    private readonly List<IReadOnlyList<string>> rows = [];

    public void Add(params IReadOnlyList<string> cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = Columns.Select((column, at) => rows.Select(row => row[at].Length).Append(column.Length).Max()).ToList();
        var text = new StringBuilder(Line(Columns, widths)).Append(Line([.. widths.Select(width => new string('-', width))], widths));
        foreach (var row in rows) text.Append(Line(row, widths));
        return text.ToString();
    }

    private static string Line(IReadOnlyList<string> cells, List<int> widths) =>
        $"| {string.Join(" | ", cells.Select((cell, at) => cell.PadRight(widths[at])))} |\n";
}
