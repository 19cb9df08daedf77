using System.Text;

namespace Toolkit.Tests.Summary;

/// <summary>Writes well-formed Markdown by chance: fences of any length, in lists and quotations, folded sections, tables, comments.</summary>
internal sealed class RandomMarkdown(Random random)
{
    private static readonly string[] Words = ["plan", "`code`", "🚀", "<b>", "a|b", "**", "```", "~~~", "\u200f", "é", "it's", "{{x}}", "-", "1.", "</b>", "&amp;"];

    public string Document() => Blocks(0, random.Next(1, 12));

    private string Blocks(int depth, int count) => string.Join("\n\n", Enumerable.Range(0, count).Select(_ => Block(depth)));

    private string Block(int depth) => random.Next(depth > 2 ? 6 : 8) switch
    {
        0 => Paragraph(random.Next(1, 5)),
        1 => $"## {Line(5)}",
        2 => Fence(),
        3 => Indented("- item", "  "),
        4 => string.Join('\n', Fence().Split('\n').Select(line => $"> {line}")),
        5 => $"| a | b |\n| --- | --- |\n{string.Join('\n', Enumerable.Range(0, random.Next(1, 20)).Select(row => $"| {row} | `cell` |"))}",
        6 => $"<!-- hidden {Line(10)}\n\n{Line(10)} -->",
        _ => $"<details>\n\n{Blocks(depth + 1, random.Next(1, 4))}\n\n</details>",
    };

    private string Indented(string first, string indent) => $"{first}\n\n{string.Join('\n', Fence().Split('\n').Select(line => indent + line))}";

    // Shorter fences inside are text.
    private string Fence()
    {
        var letter = random.Next(2) == 0 ? '`' : '~';
        var fence = new string(letter, random.Next(4, 7));
        var code = string.Join('\n', Enumerable.Range(0, random.Next(0, 60)).Select(_ => random.Next(6) switch { 0 => "", 1 => "<details>", 2 => new string(letter, 3), _ => "  + " + Line(8) }));
        return $"{fence}{(random.Next(2) == 0 ? "hcl" : "")}\n{code}\n{fence}";
    }

    private string Paragraph(int lines) => string.Join('\n', Enumerable.Range(0, lines).Select(_ => "so " + Line(random.Next(10) == 0 ? 400 : 12)));

    private string Line(int most)
    {
        var line = new StringBuilder("x");
        for (var left = random.Next(1, most + 1); left > 0; left--) line.Append(' ').Append(Words[random.Next(Words.Length)]);
        return line.ToString();
    }
}
