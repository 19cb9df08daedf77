using System.Text.RegularExpressions;
using Actions.Git;
using Actions.Toolkit;

namespace Actions.Releases;

/// <summary>A changelog as Markdown.</summary>
public static partial class ChangelogText
{
    /// <summary>Writes it, one heading a section and one line a commit.</summary>
    /// <param name="changelog">What to write.</param>
    /// <param name="addressOf">Web address of a commit; <see langword="null"/> for none.</param>
    public static Markdown Of(Changelog changelog, Func<ObjectId, string?> addressOf)
    {
        ArgumentNullException.ThrowIfNull(changelog);
        var text = new Markdown();
        foreach (var (section, commits) in changelog.Sections.OrderBy(section => section.Key))
            text.Heading(3, TitleOf(section)).Bullets(commits.Select(commit => Line(commit, section, addressOf)));
        if (changelog.Count == 0) text.Paragraph("No commits.");
        if (changelog.Merges > 0) text.Paragraph(changelog.Merges == 1 ? "One merge commit is not listed." : $"{changelog.Merges} merge commits are not listed.");
        return text;
    }

    private static string Line(ReleaseCommit commit, ChangelogSection section, Func<ObjectId, string?> addressOf)
    {
        var id = Markdown.Link(commit.Id.Short, addressOf(commit.Id));
        // What is not of a known type keeps its whole line: nobody knows what the first word means.
        if (commit.Conventional is not { } known || section == ChangelogSection.Other) return $"{Words(commit.FirstLine)} ({id})";
        var scope = known.Scope.Length > 0 ? $"**{Markdown.Escape(known.Scope)}:** " : "";
        var note = known.BreakingNote.Length > 0 && known.BreakingNote != known.Subject ? $" – {Markdown.Escape(known.BreakingNote)}" : "";
        return $"{scope}{Words(known.Subject)} ({id}){note}";
    }

    // A number of a pull request stays a link: in release notes that calls nobody.
    private static string Words(string text) => text.Length == 0 ? "_no message_" : IssueNumber().Replace(Markdown.Escape(text), "#$1");

    private static string TitleOf(ChangelogSection section) => section == ChangelogSection.Breaking ? "Breaking changes" : section.ToString();

    [GeneratedRegex("#\u200d([0-9]+)", RegexOptions.None, 1000)]
    private static partial Regex IssueNumber();
}
