using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Events;

/// <summary>Reads what happened from the event's payload and the runner's variables.</summary>
internal static class OccasionReader
{
    // Others, such as edited or created, come again for what is published already, or not yet.
    private static readonly string[] Publishing = ["published", "released", "prereleased"];
    private static readonly string[] NewContent = ["opened", "synchronize", "reopened", "ready_for_review", "labeled"];

    public static Occasion Read(GitHubEvent trigger, RunnerContext runner)
    {
        var occasion = trigger.Name switch
        {
            EventNames.WorkflowRun => OfRun(trigger.WorkflowRun, runner),
            EventNames.MergeGroup => OfMergeGroup(trigger, runner),
            EventNames.Release => OfRelease(trigger, runner),
            _ when EventNames.OfPullRequests.Contains(trigger.Name) => OfPullRequest(trigger, runner),
            _ => OfRef(trigger, runner),
        };
        return occasion with { Actor = runner.TriggeringActor, IsPreRelease = occasion.IsPreRelease || (occasion.Kind == RefKind.Tag && TagVersion.IsPreRelease(occasion.Name)) };
    }

    private static Occasion OfRef(GitHubEvent trigger, RunnerContext runner)
    {
        // The event delete runs on the default branch: its ref is not what it is about.
        if (trigger.Deleted) return new Occasion(trigger.Name, RefKind.None, "", null) { Refusal = "the branch or tag was deleted" };
        var occasion = Of(trigger.Name, runner.Ref, runner);
        return EventNames.All.Contains(trigger.Name) ? occasion : occasion with { Refusal = $"the event {SafeText.Of(trigger.Name)} never deploys" };
    }

    private static Occasion OfRelease(GitHubEvent trigger, RunnerContext runner)
    {
        var occasion = Of(trigger.Name, trigger.ReleaseTag is { } tag ? $"refs/tags/{tag}" : runner.Ref, runner) with { IsPreRelease = trigger.IsPreRelease };
        return trigger.Action is { } action && !Publishing.Contains(action) ? occasion with { Refusal = $"a release that is {SafeText.Of(action)} is not published by that" } : occasion;
    }

    private static Occasion OfPullRequest(GitHubEvent trigger, RunnerContext runner)
    {
        var occasion = new Occasion(trigger.Name, RefKind.PullRequest, trigger.PullRequest?.Base.Ref ?? "", Sha(runner.Sha)) { PullRequest = trigger.PullRequestNumber };
        var refusal = trigger.PullRequest is not { } request ? "the payload holds no pull request"
            : request.IsFromFork ? "the pull request comes from a fork"
            : trigger.Action is { } action && !NewContent.Contains(action) ? $"a pull request that is {SafeText.Of(action)} brings nothing new"
            : null;
        return occasion with { Refusal = refusal };
    }

    private static Occasion OfMergeGroup(GitHubEvent trigger, RunnerContext runner)
    {
        var occasion = Of(trigger.Name, trigger.MergeGroup?.BaseRef ?? "", runner);
        return occasion with
        {
            Kind = occasion.Kind == RefKind.Branch ? RefKind.MergeGroup : occasion.Kind,
            Refusal = trigger.Action == "destroyed" ? "the merge group was destroyed" : occasion.Refusal,
        };
    }

    private static Occasion OfRun(EventWorkflowRun? run, RunnerContext runner)
    {
        var occasion = new Occasion(EventNames.WorkflowRun, RefKind.Branch, run?.HeadBranch ?? "", Sha(run?.HeadSha)) { Origin = run?.Event };
        var refusal = run is null ? "the payload holds no run"
            : run.HeadRepository?.IsNamed(runner.Repository) != true ? "the run was for a commit of another repository, such as a fork"
            : run.Conclusion != "success" ? $"the run did not end with success but with {SafeText.Of(run.Conclusion ?? "no conclusion")}"
            : run.Event == EventNames.WorkflowRun ? "the run was started by a run itself, which may have been for a pull request of a fork"
            : run.Event is not { } origin || EventNames.IsBeforeMerge(origin) || !EventNames.All.Contains(origin)
                ? $"the run was for the event {SafeText.Of(run.Event ?? "")}, whose commits are not what is deployed"
            : occasion.Name.Length == 0 || occasion.Sha is null ? "the payload does not say what the run was for"
            : null;
        return occasion with { Refusal = refusal };
    }

    private static Occasion Of(string name, string gitRef, RunnerContext runner)
    {
        var sha = Sha(runner.Sha);
        return gitRef switch
        {
            _ when gitRef.StartsWith("refs/heads/", StringComparison.Ordinal) => new Occasion(name, RefKind.Branch, gitRef["refs/heads/".Length..], sha),
            _ when gitRef.StartsWith("refs/tags/", StringComparison.Ordinal) => new Occasion(name, RefKind.Tag, gitRef["refs/tags/".Length..], sha),
            _ => new Occasion(name, RefKind.None, "", sha) { Refusal = $"{(gitRef.Length == 0 ? "the event's ref" : SafeText.Of(gitRef))} is neither a branch nor a tag" },
        };
    }

    private static ObjectId? Sha(string? text) => ObjectId.TryParse(text, out var sha) && !sha.IsZero ? sha : null;
}
