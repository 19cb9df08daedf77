namespace SbomScan.LockFiles.Python;

/// <summary>One line of a requirements file as pip reads it: continued lines joined, without its comments.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">What it says, without the options behind it.</param>
/// <param name="Hashes">The values of its <c>--hash</c> options.</param>
/// <param name="Via">What pip-compile and uv note below or beside it: who asks for it. Empty when they do not.</param>
internal sealed record RequirementLine(int Line, string Text, IReadOnlyList<string> Hashes, IReadOnlyList<string> Via)
{
    private const string Mark = "via";

    public static List<RequirementLine> Read(string text)
    {
        var lines = new List<RequirementLine>();
        var (joined, start, number) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (joined.Length == 0) start = number;
            var written = line.TrimEnd('\r', ' ', '\t');
            if (written.EndsWith('\\') && !written.TrimStart().StartsWith('#'))
            {
                joined.Append(written.AsSpan(0, written.Length - 1)).Append(' ');
                continue;
            }

            Add(lines, start, joined.Append(written).ToString());
            joined.Clear();
        }

        if (joined.Length > 0) Add(lines, start, joined.ToString());
        return lines;
    }

    // A comment on a line of its own belongs to the requirement above it.
    private static void Add(List<RequirementLine> lines, int start, string written)
    {
        var (text, comment) = Cut(written);
        if (text.Length > 0) lines.Add(Of(start, text, comment.StartsWith(Mark, StringComparison.Ordinal) ? Names(comment[Mark.Length..]) : []));
        else if (lines.Count > 0 && written.StartsWith(' ') && (comment.StartsWith(Mark, StringComparison.Ordinal) || lines[^1].Via.Count > 0))
            lines[^1] = lines[^1] with { Via = [.. lines[^1].Via.Where(name => name.Length > 0), .. Names(comment.StartsWith(Mark, StringComparison.Ordinal) ? comment[Mark.Length..] : comment)] };
    }

    private static RequirementLine Of(int start, string text, IReadOnlyList<string> via)
    {
        var parts = text.Split([" --hash"], StringSplitOptions.None);
        var own = parts[0].IndexOf(" --", StringComparison.Ordinal) is > 0 and var at && !parts[0].StartsWith('-') ? parts[0][..at] : parts[0];
        return new RequirementLine(start, own.Trim(), [.. parts[1..].Select(hash => hash.TrimStart('=', ' ').Split(' ')[0])], via);
    }

    // An empty name stands for "via" on a line of its own: names follow on the next ones.
    private static string[] Names(string comment) => [.. comment.Split(',').Select(name => name.Trim())];

    private static (string Text, string Comment) Cut(string written)
    {
        for (var at = written.IndexOf('#'); at >= 0; at = written.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(written[at - 1])) return (written[..at].Trim(), written[(at + 1)..].Trim());
        }

        return (written.Trim(), "");
    }
}
