namespace Actions.GitHub;

/// <content>Runs of workflows (REST: "Workflow runs").</content>
public sealed partial class GitHubClient
{
    private const string ActionsRead = "actions: read";

    /// <summary>The successful runs of a workflow for a branch, newest first, all pages (REST: "List workflow runs for a workflow"). Needs <c>actions: read</c>.</summary>
    /// <param name="repository">Repository that has it.</param>
    /// <param name="workflow">Its file below <c>.github/workflows</c>, or its id.</param>
    /// <param name="branch">Name of a branch or tag; a fork may have one of the same name.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<WorkflowRun> ListSuccessfulRunsAsync(RepositoryName repository, string workflow, string branch, CancellationToken cancellation = default) =>
        ListRunsAsync(repository, workflow, branch, "success", cancellation);

    /// <summary>The same of those that have ended, however they did.</summary>
    /// <inheritdoc cref="ListSuccessfulRunsAsync"/>
    public IAsyncEnumerable<WorkflowRun> ListCompletedRunsAsync(RepositoryName repository, string workflow, string branch, CancellationToken cancellation = default) =>
        ListRunsAsync(repository, workflow, branch, "completed", cancellation);

    /// <summary>One attempt of a run (REST: "Get a workflow run attempt"). Needs <c>actions: read</c>.</summary>
    /// <param name="repository">Repository that has it.</param>
    /// <param name="run">Its id, as in <c>GITHUB_RUN_ID</c>.</param>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public Task<WorkflowRun?> FindRunAttemptAsync(RepositoryName repository, long run, int attempt, CancellationToken cancellation) =>
        FindAsync(Path(repository, $"actions/runs/{run}/attempts/{attempt}"), GitHubJson.Default.WorkflowRun, cancellation, ActionsRead);

    private IAsyncEnumerable<WorkflowRun> ListRunsAsync(RepositoryName repository, string workflow, string branch, string status, CancellationToken cancellation) =>
        ListAsync(
            Path(repository, $"actions/workflows/{Uri.EscapeDataString(workflow)}/runs?branch={Uri.EscapeDataString(branch)}&status={status}&exclude_pull_requests=true&per_page=100"),
            GitHubJson.Default.WorkflowRunPage,
            page => page.WorkflowRuns,
            ActionsRead,
            cancellation);
}
