using System.Text.Json.Nodes;
using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using ReleaseTree.Git;

namespace ReleaseTree;

/// <summary>Tells people and later steps what the release is.</summary>
internal static class ReleaseReport
{
    public static async Task TellDifferencesAsync(ActionContext action, GitObjects objects, Release release, IReadOnlyList<FloatingDecision> plan)
    {
        await TellAsync(action, objects, $"The commit of the actions, {release.Actions}, changes:", release.Source, release.Actions);
        await TellAsync(action, objects, $"The commit of the workflows, {release.Workflows}, changes:", release.Actions, release.Workflows);
        foreach (var decision in plan) action.Log.Info($"{decision.Tag}: {(decision.IsMove ? $"would move to {decision.To!.Version}" : "would stay")}, {decision.Reason}.");
    }

    public static void Write(ActionContext action, Inputs inputs, Release release, string result, string tag, IReadOnlyList<FloatingDecision> moved)
    {
        action.Outputs.Set("result", result);
        action.Outputs.Set("source-commit", release.Source.Hex);
        action.Outputs.Set("action-commit", release.Actions.Hex);
        action.Outputs.Set("release-commit", release.Workflows.Hex);
        action.Outputs.Set("moved-tags", Json(moved.Select(move => (move.Tag, move.To!.Commit.Hex))));
        action.Outputs.Set("images", Json(release.Digests.Select(image => (image.Key, image.Value))));
        action.Log.Info($"Source {release.Source}, actions {release.Actions}, release {release.Workflows} ({tag}): {result}.");
        foreach (var move in moved) action.Log.Info($"{move.Tag} moved to {move.To!.Version}: {move.Reason}.");
        if (release.Review.Previous is { } previous)
            foreach (var change in release.Review.Changes) action.Log.Info($"Since {previous}, {change}");

        var notes = ReleaseNotes.Of(inputs, release, tag);
        if (inputs.NotesFile is { } file) File.WriteAllText(file.FullPath, $"{notes}\n");
        action.Summary.Write(new Markdown().Heading(1, $"Release {inputs.Version}: {result}").Append(notes));
    }

    private static string Json(IEnumerable<(string Name, string Value)> entries) =>
        new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))).ToJsonString();

    private static async Task TellAsync(ActionContext action, GitObjects objects, string title, ObjectId before, ObjectId after) =>
        action.Log.ForeignBlock(title, (await objects.DifferenceAsync(before, after, action.Stopping)).TrimEnd('\n').Split('\n'));
}
