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
        foreach (var (name, value) in Facts(release, tag, moved)) action.Log.Info($"{name}: {value}");
        action.Summary.Write(Summary(inputs, release, result, tag, moved));
    }

    private static Markdown Summary(Inputs inputs, Release release, string result, string tag, IReadOnlyList<FloatingDecision> moved) => new Markdown()
        .Heading(2, $"Release {inputs.Version}: {result}")
        .Table(["", ""], Facts(release, tag, moved).Select(fact => (IReadOnlyList<string>)[fact.Name, Markdown.InlineCode(fact.Value)]))
        .Table(["Action", "Image"], release.Digests.Select(image => (IReadOnlyList<string>)[Markdown.Escape(image.Key), Markdown.InlineCode($"{inputs.Registry.Image(image.Key)}@{image.Value}")]));

    private static IEnumerable<(string Name, string Value)> Facts(Release release, string tag, IReadOnlyList<FloatingDecision> moved)
    {
        yield return ("Source", release.Source.Hex);
        yield return ("Actions", release.Actions.Hex);
        yield return ("Release", release.Workflows.Hex);
        yield return ("Tag", tag);
        if (moved.Count > 0) yield return ("Moved", string.Join(", ", moved.Select(move => $"{move.Tag} to {move.To!.Version}")));
    }

    private static string Json(IEnumerable<(string Name, string Value)> entries) =>
        new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))).ToJsonString();

    private static async Task TellAsync(ActionContext action, GitObjects objects, string title, ObjectId before, ObjectId after) =>
        action.Log.ForeignBlock(title, (await objects.DifferenceAsync(before, after, action.Stopping)).TrimEnd('\n').Split('\n'));
}
