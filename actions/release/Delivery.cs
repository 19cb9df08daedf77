using Actions.Releases;
using Actions.Toolkit;
using Release.Moving;
using Release.Planning;
using Release.Publishing;
using Release.Reporting;

namespace Release;

/// <summary>Does what was planned, or says what would be done.</summary>
internal sealed class Delivery(Inputs inputs, Publisher publisher, AssetUploader assets, FloatingPlanner floating, FloatingMover mover, Withdrawer withdrawer, ActionContext action)
{
    public Task<Outcome> RunAsync(ReleasePlan plan) => inputs switch
    {
        { DryRun: true } => PreviewAsync(plan),
        { AllowBackwards: true } => GoBackAsync(plan),
        _ => ReleaseAsync(plan),
    };

    private async Task<Outcome> PreviewAsync(ReleasePlan plan)
    {
        var withdrawn = inputs.AllowBackwards ? await withdrawer.FindAsync(plan.Version) : [];
        var upcoming = plan.Wanted.Prerelease || inputs.AllowBackwards ? null : new ReleasedVersion(plan.Version, plan.Target);
        var decisions = MovesTags(plan) ? await floating.DecideAsync(plan.Version, inputs.AllowBackwards, upcoming, action.Stopping) : [];
        return new Outcome(ReleaseResult.Planned, plan, plan.Existing?.HtmlUrl, new FloatingOutcome([], decisions), [.. withdrawn.Select(release => release.TagName)]);
    }

    private async Task<Outcome> GoBackAsync(ReleasePlan plan)
    {
        var withdrawn = await withdrawer.FindAsync(plan.Version);
        await withdrawer.RunAsync(withdrawn, plan.Version, inputs.Reason!);
        var moved = await mover.RunAsync(plan.Version, allowBackwards: true);
        var isChanged = withdrawn.Count > 0 || moved.Moves.Count > 0;
        return new Outcome(isChanged ? ReleaseResult.Moved : ReleaseResult.Unchanged, plan, plan.Existing?.HtmlUrl, moved, [.. withdrawn.Select(release => release.TagName)]);
    }

    private async Task<Outcome> ReleaseAsync(ReleasePlan plan)
    {
        var release = plan.IsPublished ? plan.Existing! : await publisher.RunAsync(plan, inputs.Assets, inputs.Draft);
        if (inputs.Draft && !plan.IsPublished) return new Outcome(ReleaseResult.Drafted, plan, release.HtmlUrl, FloatingOutcome.None, []);
        if (plan.IsPublished) await WarnOfMissingFilesAsync(plan);
        var moved = MovesTags(plan) ? await mover.RunAsync(plan.Version, allowBackwards: false) : FloatingOutcome.None;
        var result = !plan.IsPublished ? ReleaseResult.Released : moved.Moves.Count > 0 ? ReleaseResult.Moved : ReleaseResult.Unchanged;
        return new Outcome(result, plan, release.HtmlUrl, moved, []);
    }

    private bool MovesTags(ReleasePlan plan) => inputs.FloatingTags && !plan.Wanted.Prerelease;

    private async Task WarnOfMissingFilesAsync(ReleasePlan plan)
    {
        if (await assets.MissingAsync(plan.Existing!, inputs.Assets) is { Count: > 0 } missing)
            action.Log.Warning($"{plan.Tag} is published, and what is published is not changed: {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not attached as given.", title: "Files of a published release differ");
    }
}
