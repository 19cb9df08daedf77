using System.Text;
using System.Text.Json;
using Actions.Toolkit;
using Release.Notes;

namespace Release.Reporting;

internal static class ReleaseOutputs
{
    private const int LongestChangelog = 100_000;
    private const string CutNote = "_The changelog was cut here; the input changelog-file writes all of it._";

    public static void Write(Outputs outputs, Outcome outcome, NotesWriter notes)
    {
        outputs.Set("result", KebabCase.Of(outcome.Result));
        outputs.Set("moved-tags", Json(outcome.Floating.MovedTags));
        if (outcome.ReleaseUrl is { } address) outputs.Set("release-url", address);
        if (outcome.Plan is not { } plan) return;
        outputs.Set("version", plan.Version.ToString());
        outputs.Set("tag", plan.Tag);
        outputs.Set("changelog", MarkdownCut.Fit(notes.ChangelogOf(plan).ToString(), LongestChangelog, CutNote));
    }

    private static string Json(IEnumerable<string> texts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
