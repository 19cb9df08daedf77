using Actions.Toolkit;

namespace Notify.Sinks.Comments;

/// <summary>The text of a comment: all of it, and what of it fits.</summary>
/// <param name="Whole">Markdown of any length.</param>
/// <param name="RunUrl">Where the rest can be read.</param>
internal sealed record CommentText(string Whole, string RunUrl)
{
    // Three bytes each at most, so that the step summary has room for it.
    private const int LongestInSummary = 250_000;

    /// <summary>As much as fits, with a note where the rest is.</summary>
    /// <param name="room">Most characters.</param>
    public string Fit(int room) => MarkdownCut.Fit(Whole, room, $"**The text was cut here.** All of it is in the summary of the {Markdown.Link("run", RunUrl)}.");

    /// <summary>The whole for the step summary.</summary>
    public Markdown ForSummary() => new Markdown().Paragraph(MarkdownCut.Close(MarkdownCut.Fit(Whole, LongestInSummary, "**The text was cut here**, as it is too long for a summary.")));
}
