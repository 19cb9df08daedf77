using System.Text.RegularExpressions;

namespace Contract.Tests.Documents;

/// <summary>A row of docs/requirements.md.</summary>
/// <param name="Id">Letter of the system and number: <c>W-01</c>.</param>
/// <param name="State"><c>works</c>, <c>partly</c>, <c>not yet</c> or <c>out of scope</c>.</param>
/// <param name="Reason">What stands in the column of the place, also where nothing does it yet.</param>
/// <param name="Where">What does it: paths of the repository.</param>
/// <param name="Words">Texts that stand in the file before them in the row.</param>
/// <param name="Tests">What shows it: project, class and, for most, the method.</param>
internal sealed partial record Requirement(string Id, string State, string Reason, IReadOnlyList<string> Where, IReadOnlyList<(string Path, string Text)> Words, IReadOnlyList<string> Tests)
{
    public static IReadOnlyList<Requirement> ReadAll() =>
        [.. File.ReadLines(Testing.Repository.File("docs", "requirements.md")).Where(line => Row().IsMatch(line)).Select(Read)];

    private static Requirement Read(string line)
    {
        var cells = line.Replace(@"\|", "\0", StringComparison.Ordinal).Split('|').Select(cell => cell.Trim().Replace('\0', '|')).ToList();
        var (where, words) = (new List<string>(), new List<(string, string)>());
        foreach (Match match in Place().Matches(cells[4]))
        {
            where.Add(match.Groups["path"].Value);
            words.AddRange(match.Groups["text"].Captures.Select(text => (where[^1], text.Value)));
        }

        return new Requirement(cells[1], cells[3], cells[4], where, words, [.. Code().Matches(cells[5]).Select(match => match.Groups["code"].Value)]);
    }

    [GeneratedRegex(@"^\| [WDPGO]-\d+ \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    // `path` or `path` (`text`, `text`)
    [GeneratedRegex(@"`(?<path>[^`]+)`( \((`(?<text>[^`]+)`(, )?)+\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
