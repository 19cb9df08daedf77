using System.Text.RegularExpressions;

namespace Actions.Releases;

/// <summary>A commit message by Conventional Commits 1.0.0 (conventionalcommits.org).</summary>
/// <param name="Type">In lower case: <c>feat</c>, <c>fix</c>, …</param>
/// <param name="Scope">What it is about; empty without one.</param>
/// <param name="Subject">The rest of the first line.</param>
/// <param name="IsBreaking">With <c>!</c> or a footer.</param>
/// <param name="BreakingNote">Text of the footer <c>BREAKING CHANGE</c>; empty without one.</param>
public sealed partial record ConventionalCommit(string Type, string Scope, string Subject, bool IsBreaking, string BreakingNote)
{
    /// <summary>Reads a message.</summary>
    /// <returns><see langword="null"/> when its first line has another form.</returns>
    public static ConventionalCommit? TryParse(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        if (Header().Match(lines[0].Trim()) is not { Success: true } header) return null;
        var note = BreakingNoteOf(lines[1..]);
        return new ConventionalCommit(
            header.Groups["type"].Value.ToLowerInvariant(),
            header.Groups["scope"].Value.Trim(),
            header.Groups["subject"].Value.Trim(),
            header.Groups["breaking"].Success || note != null,
            note ?? "");
    }

    // A footer goes on until a line that is blank or another footer (rules 8 to 10 there).
    private static string? BreakingNoteOf(string[] lines)
    {
        var start = Array.FindIndex(lines, line => BreakingFooter().IsMatch(line));
        if (start < 0) return null;
        var first = BreakingFooter().Replace(lines[start], "");
        var more = lines[(start + 1)..].TakeWhile(line => line.Trim().Length > 0 && !Footer().IsMatch(line));
        return string.Join(' ', more.Prepend(first).Select(line => line.Trim()));
    }

    [GeneratedRegex(@"\A(?<type>[A-Za-z][A-Za-z0-9_-]*)(\((?<scope>[^()]*)\))?(?<breaking>!)?:\s+(?<subject>\S.*)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"\ABREAKING[ -]CHANGE(: | #)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BreakingFooter();

    [GeneratedRegex(@"\A([A-Za-z][A-Za-z0-9-]*|BREAKING CHANGE)(: | #)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Footer();
}
