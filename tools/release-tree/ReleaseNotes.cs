using Actions.Toolkit;

namespace ReleaseTree;

/// <summary>The generated part of the notes of a release: what callers must change, and by what everybody can tell that a commit or an image is ours.</summary>
internal static class ReleaseNotes
{
    public static Markdown Of(Inputs inputs, Release release, string tag)
    {
        var notes = new Markdown();
        if (release.Review.Notes() is { } changes) notes.Append(changes);
        return notes
            .Heading(2, "What this release is")
            .Table(
                ["", "Commit"],
                [
                    [$"Release {Markdown.InlineCode(tag)}: pin this one", Markdown.InlineCode(release.Workflows.Hex)],
                    ["Its actions, which its workflows name", Markdown.InlineCode(release.Actions.Hex)],
                    ["The commit of the default branch it was made from", Markdown.InlineCode(release.Source.Hex)],
                ])
            .Table(["Action", "Image"], release.Digests.Select(image => (IReadOnlyList<string>)[Markdown.Escape(image.Key), Markdown.InlineCode($"{inputs.Registry.Image(image.Key)}@{image.Value}")]));
    }
}
