using System.Text.Json.Nodes;
using Actions.Git;
using Actions.Toolkit;
using Actions.Workflows;
using ReleaseTree.Content;

namespace ReleaseTree.Interfaces;

/// <summary>What those who use the suite have to know about a version, compared with the one before it.</summary>
/// <param name="Previous">The highest release below it; null for the first.</param>
/// <param name="Changes">In order of name and weight.</param>
internal sealed record InterfaceReview(SemVersion? Previous, IReadOnlyList<InterfaceChange> Changes)
{
    public IEnumerable<InterfaceChange> Breaking => Changes.Where(change => change.Class == ChangeClass.Breaking);

    public static InterfaceReview Of(SemVersion? previous, SourceTree? before, SourceTree after) =>
        before == null ? new InterfaceReview(null, []) : new InterfaceReview(previous, InterfaceComparer.CompareAll(Snapshots(before), Snapshots(after)));

    /// <summary>What the number of the version does not allow.</summary>
    public IEnumerable<string> Problems(SemVersion version)
    {
        if (Previous == null || IsMajor(version, Previous)) return [];
        return Breaking.Select(change => $"{change.Subject}: {change.Message} After {Previous} that takes a new major version; {version} is none.");
    }

    /// <summary>The part of the release notes for callers; null when they have nothing to change.</summary>
    public Markdown? Notes()
    {
        if (!Breaking.Any()) return null;
        var notes = new Markdown().Heading(2, "What callers must change");
        foreach (var subject in Breaking.GroupBy(change => change.Subject, StringComparer.Ordinal))
            notes.Heading(3, subject.Key).Bullets(subject.Select(change => Markdown.Escape(change.Message)));
        return notes;
    }

    // Before 1.0.0 the second number says it (semver.org, 4).
    private static bool IsMajor(SemVersion version, SemVersion previous) =>
        version.Major > previous.Major || (version.Major == 0 && version.Minor > previous.Minor);

    private static Dictionary<string, JsonObject> Snapshots(SourceTree tree) =>
        tree.Actions.Select(action => (Name: action.Key, File: action.Value))
            .Concat(tree.Workflows.Where(workflow => workflow.IsReusable).Select(workflow => (Name: Path.GetFileName(workflow.Path), File: workflow)))
            .ToDictionary(file => file.Name, file => InterfaceSnapshot.Of(file.File), StringComparer.Ordinal);
}
