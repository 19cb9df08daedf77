using Actions.GitHub;
using Actions.Toolkit;

namespace Release.Notes;

/// <summary>The mark of a release that turned out to be bad: at the head of its notes, where people read it and later runs find it.</summary>
internal static class Withdrawal
{
    // Text of commits cannot hold it: their angle brackets are escaped.
    private const string Mark = "<!-- release: withdrawn -->";

    public static bool IsIn(string? notes) => notes?.Contains(Mark, StringComparison.Ordinal) == true;

    public static string AddTo(string? notes, string reason, string better)
    {
        var why = Markdown.Escape(reason.TrimEnd('.', ' '));
        var marked = $"{Mark}\n> [!CAUTION]\n> This release is withdrawn: {why}. Use {Markdown.InlineCode(better)}.\n\n{notes}".TrimEnd();
        return MarkdownCut.Fit(marked, NewRelease.LongestBody, "_The notes were cut here to make room for the withdrawal._");
    }
}
