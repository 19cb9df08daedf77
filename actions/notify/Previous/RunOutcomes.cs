using System.Globalization;
using System.Runtime.CompilerServices;
using Actions.GitHub;
using Actions.Toolkit;
using Notify.Events;

namespace Notify.Previous;

/// <summary>How the runs of this workflow on this branch ended, those of pull requests only for one; earlier attempts of this run come first.</summary>
internal sealed class RunOutcomes(GitHubClient github, RepositoryName repository, string workflow, RunnerContext runner) : IPastOutcomes
{
    private const string PullRequest = "pull_request";

    public string Name => $"the runs of {workflow} on '{Branch}'";

    private string Branch => runner.HeadRef.Length > 0 ? runner.HeadRef : runner.RefName;

    private bool IsOfPullRequest => runner.EventName.StartsWith(PullRequest, StringComparison.Ordinal);

    public async IAsyncEnumerable<PastOutcome> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var own = long.Parse(runner.RunId, CultureInfo.InvariantCulture);
        for (var attempt = AttemptsBefore; attempt > 0; attempt--)
        {
            if (OutcomeOf(await github.FindRunAttemptAsync(repository, own, attempt, cancellation)) is { } outcome) yield return outcome;
        }

        await foreach (var run in github.ListCompletedRunsAsync(repository, workflow, Branch, cancellation))
        {
            if (run.Id < own && Counts(run) && OutcomeOf(run) is { } outcome) yield return outcome;
        }
    }

    private int AttemptsBefore => int.TryParse(runner.RunAttempt, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt - 1 : 0;

    // A fork may have a branch of the same name.
    private bool Counts(WorkflowRun run) =>
        run.Event.StartsWith(PullRequest, StringComparison.Ordinal) == IsOfPullRequest
        && string.Equals(run.HeadRepository?.FullName, HeadRepository, StringComparison.OrdinalIgnoreCase);

    private string? HeadRepository => IsOfPullRequest ? GitHubEvent.Read(runner).PullRequest?.Head.Repository?.FullName : repository.ToString();

    private static PastOutcome? OutcomeOf(WorkflowRun? run) => run?.Conclusion switch
    {
        "success" => new PastOutcome(NotificationStatus.Success),
        "failure" or "timed_out" or "startup_failure" => new PastOutcome(NotificationStatus.Failure),
        "cancelled" => new PastOutcome(NotificationStatus.Cancelled),
        // Skipped, neutral, waiting for somebody: nothing was tried.
        _ => null,
    };
}
