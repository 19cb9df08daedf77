using Actions.GitHub;
using Actions.Releases;
using Actions.Toolkit;
using Release.Planning;

namespace Release.Notes;

/// <summary>Writes the notes of a release.</summary>
internal sealed class NotesWriter(Inputs inputs, RunnerContext runner)
{
    private string Repository => $"{runner.ServerUrl}/{runner.Repository}";

    /// <summary>Cut where GitHub would refuse them; they say so.</summary>
    public string Write(ReleasePlan plan)
    {
        var notes = inputs.Notes ?? inputs.NotesTemplate?.Render(field => ValueOf(field, plan)) ?? Default(plan).ToString();
        return MarkdownCut.Fit(notes, NewRelease.LongestBody, $"_The notes were cut here: GitHub takes {NewRelease.LongestBody:N0} characters. The rest is in {CompareAddress(plan)}_");
    }

    public Markdown ChangelogOf(ReleasePlan plan) => ChangelogText.Of(plan.Changelog, commit => $"{Repository}/commit/{commit}");

    private Markdown Default(ReleasePlan plan)
    {
        var notes = new Markdown().Append(ChangelogOf(plan));
        if (inputs.Images.Count > 0) notes.Heading(3, "Images").Append(Images());
        return plan.Previous == null ? notes : notes.Paragraph($"Full comparison: {CompareAddress(plan)}");
    }

    private string ValueOf(string field, ReleasePlan plan) => field switch
    {
        "changelog" => ChangelogOf(plan).ToString(),
        "version" => plan.Version.ToString(),
        "tag" => plan.Tag,
        "previous-version" => plan.Previous?.Version.ToString() ?? "",
        "previous-tag" => plan.Previous is { } previous ? inputs.Tags.Of(previous.Version) : "",
        "commit" => plan.Target.Hex,
        "images" => Images().ToString(),
        "compare-url" => CompareAddress(plan),
        "repository" => runner.Repository,
        _ => throw new InvalidOperationException($"The field '{field}' has no value"),
    };

    private Markdown Images() => inputs.Images.Count == 0
        ? new Markdown()
        : new Markdown().Table(["Image", "Digest"], inputs.Images.Select(image => (string[])[Markdown.Escape(image.Name), Markdown.InlineCode(image.Reference)]));

    private string CompareAddress(ReleasePlan plan) => plan.Previous is { } previous
        ? $"{Repository}/compare/{inputs.Tags.Of(previous.Version)}...{plan.Tag}"
        : $"{Repository}/commits/{plan.Tag}";
}
