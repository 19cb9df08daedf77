using System.Text;
using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Python;

/// <summary>Reads a requirements file line by line.</summary>
internal sealed class RequirementLines
{
    private const string Mark = "via";

    private readonly List<RequirementLine> lines = [];
    private bool isNote;   // the last comment was one on who asks for the requirement above it

    public static IReadOnlyList<RequirementLine> Read(string text)
    {
        var reader = new RequirementLines();
        var (joined, start) = (new StringBuilder(), 1);
        foreach (var (line, number) in TextLines.Of(text))
        {
            if (joined.Length == 0) start = number;
            var written = line.TrimEnd();
            var goesOn = written.EndsWith('\\') && !written.TrimStart().StartsWith('#');
            joined.Append(goesOn ? written[..^1] + ' ' : written);
            if (goesOn) continue;
            reader.Add(start, joined.ToString());
            joined.Clear();
        }

        if (joined.Length > 0) reader.Add(start, joined.ToString());
        return reader.lines;
    }

    private void Add(int start, string written)
    {
        var (text, comment) = Cut(written);
        var begins = comment.StartsWith(Mark, StringComparison.Ordinal);
        if (text.Length > 0) lines.Add(RequirementLine.Of(start, text));
        isNote = comment.Length > 0 && lines.Count > 0 && (begins || (isNote && text.Length == 0));
        if (isNote) lines[^1].Via.AddRange((begins ? comment[Mark.Length..] : comment).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    // A comment begins the line or stands behind a blank: an address may hold the sign.
    private static (string Text, string Comment) Cut(string written)
    {
        for (var at = written.IndexOf('#'); at >= 0; at = written.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(written[at - 1])) return (written[..at].Trim(), written[(at + 1)..].Trim());
        }

        return (written.Trim(), "");
    }
}
