using Actions.GitHub;
using Actions.Toolkit;

namespace Rollback;

/// <summary>The deployment records of an environment: those of each service are read, and the way back is written beside them.</summary>
internal sealed class RecordBook(GitHubClient github, RepositoryName repository, string environment, ActionContext action) : IDisposable
{
    private const int MostOfService = 30;
    // GitHub makes one without payload for every job with an environment: a few show why they do not help.
    private const int MostSilent = 3;
    private readonly DeploymentRecords records = new(github, repository, environment, action.Log.Info);

    /// <returns>Null when the step has no environment or no repository, which is said.</returns>
    public static RecordBook? Open(Inputs inputs, ActionContext action)
    {
        if (inputs is { Environment: { } environment, Token: { } token } && action.Runner.Repository.Length > 0)
            return new RecordBook(GitHubClient.For(action, token), RepositoryName.Parse(action.Runner.Repository), environment, action);
        action.Log.Info("No deployment records are read or written: that needs 'environment' and GITHUB_REPOSITORY. The history of the platform decides.");
        return null;
    }

    /// <summary>The records of one service, newest first, and those of nobody known.</summary>
    /// <returns>Null when GitHub cannot be asked now: the platform's history then has to do.</returns>
    /// <exception cref="GitHubError">The token may not see deployments.</exception>
    public async Task<IReadOnlyList<DeploymentRecord>?> OfAsync(string service, string kind, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await records.ListAsync(cancellationToken);
            var silent = listed.Where(one => one.Payload is null).Take(MostSilent);
            var telling = listed.Where(one => one.Payload is not null && IsFor(one.Payload, service, kind)).Take(MostOfService);
            var read = new List<DeploymentRecord>();
            foreach (var one in silent.Concat(telling).OrderByDescending(one => one.Deployment.Id))
            {
                // How it ended does not matter for a record that says nothing.
                read.Add(one.Payload is null ? DeploymentRecords.Unread(one) : await records.ReadAsync(one, cancellationToken));
            }

            return read;
        }
        catch (GitHubError problem) when (problem.Kind is GitHubErrorKind.RateLimited or GitHubErrorKind.Unavailable or GitHubErrorKind.Unexpected)
        {
            action.Log.Warning($"The deployment records cannot be read, so the history of the platform decides. {problem.FullText.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    /// <summary>What was read is forgotten: it is read anew, after a wait.</summary>
    public void Refresh() => records.Refresh();

    /// <summary>Records a way back, or finds the record that this very run attempt has made of it before.</summary>
    /// <returns>Its id; null when GitHub does not take it, which is said and stops nothing.</returns>
    public Task<long?> BeginAsync(TargetPlan plan, string? reason, CancellationToken cancellationToken) => TryAsync<long?>(async () =>
    {
        var run = action.Runner.RunAndAttempt;
        var own = records.Known.FirstOrDefault(one => one.IsRollback && one.Payload is { } payload && payload.Service == plan.Service && payload.Run == run);
        var id = own?.Deployment.Id ?? await github.CreateDeploymentAsync(repository, Record(plan, run, reason), cancellationToken);
        await StateAsync(id, "in_progress", $"{plan.Choice.From} → {plan.Choice.To}", cancellationToken);
        return id;
    });

    /// <summary>Says how a record stands; a failure is said and stops nothing.</summary>
    public Task SetAsync(long id, string state, string description, CancellationToken cancellationToken) => TryAsync<long?>(async () =>
    {
        await StateAsync(id, state, description, cancellationToken);
        return id;
    });

    public void Dispose() => github.Dispose();

    private static bool IsFor(RecordPayload payload, string service, string kind) => payload.Service == service && (payload.Kind ?? kind) == kind;

    private NewDeployment Record(TargetPlan plan, string run, string? reason) => new(
        plan.Choice.Record?.Sha ?? action.Runner.Sha,
        RecordTask.Rollback,
        environment,
        $"{plan.Service}: back to {plan.Choice.To}{(reason is null ? "" : $": {reason}")}",
        (plan.Target.Payload(plan) with { Run = run, Reason = reason, AcceptedMigrationRisk = plan.Guards.Any(guard => guard.IsAccepted) }).ToJson());

    private Task StateAsync(long id, string state, string description, CancellationToken cancellationToken) =>
        github.CreateStatusAsync(repository, id, new NewDeploymentStatus(state, description, action.Runner.RunUrl), cancellationToken);

    // The way back counts; that it could not be noted down is said.
    private async Task<T?> TryAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (GitHubError problem)
        {
            action.Log.Warning($"The deployment record was not written. {problem.FullText.ReplaceLineEndings(" ")}");
            return default;
        }
    }
}
