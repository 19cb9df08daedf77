using Actions.GitHub;
using Actions.Toolkit;
using Notify.Wishes;

namespace Notify.Events;

/// <summary>Makes the notification from what the author says, the runner, and the event.</summary>
internal static class NotificationBuilder
{
    public static Notification Build(EventWishes wishes, RunnerContext runner, GitHubEvent happened, DateTimeOffset now) => new()
    {
        Status = StatusOf(wishes),
        Repository = runner.Repository,
        ServerUrl = runner.ServerUrl,
        // The commit of a pull request's run is a trial merge that nobody knows.
        Commit = wishes.Commit ?? happened.PullRequest?.Head.Sha ?? happened.WorkflowRun?.HeadSha ?? runner.Sha,
        Ref = runner.HeadRef.Length > 0 ? runner.HeadRef : runner.RefName,
        Workflow = runner.Workflow,
        Actor = runner.Actor,
        RunUrl = runner.RunUrl ?? runner.ServerUrl,
        CorrelationKey = wishes.CorrelationKey ?? $"{runner.Repository}:{wishes.Service}:{wishes.Environment}:{runner.RunId}",
        At = now,
        Service = wishes.Service,
        Environment = wishes.Environment,
        IsProduction = wishes.IsProduction ?? (wishes.Environment is { } environment && ProductionName.Is(environment)),
        Version = wishes.Version,
        PreviousVersion = wishes.PreviousVersion,
        EnvironmentUrl = wishes.EnvironmentUrl,
        Duration = wishes.Duration,
        Reason = wishes.Reason ?? (NothingRan(wishes) ? $"nothing ran: {string.Join(", ", wishes.Jobs.Select(job => $"{job.Name} was {job.Result}"))}" : null),
        FailedStep = wishes.FailedStep,
        Changes = wishes.Changes.Count > 0 ? wishes.Changes : [.. happened.Commits.Reverse().Select(commit => new Change(FirstLine(commit.Message), commit.Id))],
        MostChanges = wishes.MostChanges,
        CompareUrl = happened.CompareUrl,
        Jobs = wishes.Jobs,
        Builds = wishes.Builds,
    };

    // The job that reports is well itself when those before it are not.
    private static NotificationStatus StatusOf(EventWishes wishes) => wishes.Status switch
    {
        NotificationStatus.Success when wishes.Jobs.Any(job => job.Result == "failure") => NotificationStatus.Failure,
        NotificationStatus.Success when wishes.Jobs.Any(job => job.Result == "cancelled") || NothingRan(wishes) => NotificationStatus.Cancelled,
        _ => wishes.Status,
    };

    // A deployment that was held up or never came to its turn is no deployment.
    private static bool NothingRan(EventWishes wishes) => wishes.Status == NotificationStatus.Success && wishes.Jobs.Count > 0 && wishes.Jobs.All(job => job.Result == "skipped");

    private static string FirstLine(string message) => message.TrimStart().Split('\n', 2)[0].TrimEnd();
}
