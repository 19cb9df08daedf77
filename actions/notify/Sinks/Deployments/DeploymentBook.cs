using System.Text;
using Actions.GitHub;
using Notify.Delivery;

namespace Notify.Sinks.Deployments;

/// <summary>Finds and writes the deployment records of an environment.</summary>
/// <param name="github">Calls GitHub.</param>
/// <param name="repository">Repository of the run.</param>
/// <param name="environment">Name of the environment.</param>
/// <param name="run">Run and attempt, as <c>1001/1</c>.</param>
internal sealed class DeploymentBook(GitHubClient github, RepositoryName repository, string environment, string run)
{
    private const int MostEnded = 10;
    private readonly DeploymentRecords records = new(github, repository, environment, _ => { });

    /// <summary>What this very run attempt has recorded of a service; null for nothing.</summary>
    public Task<ListedRecord?> FindAsync(string service, CancellationToken cancellation) => FindAsync(payload => payload.Service == service && payload.Run == run, cancellation);

    /// <summary>The record of a service that an earlier step made. One that names no service is taken at the author's word.</summary>
    /// <exception cref="SinkFailure">There is no such record, or it is about something else.</exception>
    public async Task<ListedRecord> GetAsync(long id, string service, CancellationToken cancellation)
    {
        if (await github.FindDeploymentAsync(repository, id, cancellation) is not { } deployment)
            throw new SinkFailure($"{repository} has no deployment {id}; 'deployment-id' takes the output of an earlier step");
        var found = new ListedRecord(deployment, RecordPayload.Of(deployment.Payload));
        // The jobs of a matrix overwrite each other's outputs.
        if (deployment.Environment != environment || !found.IsFor(service))
            throw new SinkFailure($"deployment {id} is of '{found.Payload?.Service}' in '{deployment.Environment}', not of '{service}' in '{environment}'; 'deployment-id' takes the output of the step that began this one");
        return found;
    }

    /// <exception cref="SinkFailure">The author says more than a payload holds.</exception>
    public async Task<long> CreateAsync(NewDeployment deployment, RecordPayload payload, CancellationToken cancellation)
    {
        var size = Encoding.UTF8.GetByteCount(deployment.Payload.ToJsonString());
        if (size > DeploymentLimits.Payload.Most) throw new SinkFailure($"the payload has {size:N0} bytes, and at most {DeploymentLimits.Payload.Most:N0} are kept; give shorter names and ids");
        try
        {
            return await github.CreateDeploymentAsync(repository, deployment, cancellation);
        }
        catch (GitHubError problem) when (problem.Kind == GitHubErrorKind.Unavailable)
        {
            // The answer may have been lost, not the request: a second one would make a second record.
            if (await FindAsync(made => made == payload, cancellation) is { } made) return made.Deployment.Id;
            throw;
        }
    }

    /// <summary>Takes away a record that another one has taken the place of.</summary>
    /// <returns>What went wrong; null for nothing. The deployment itself is recorded.</returns>
    public Task<string?> RemoveAsync(long id, long successor, CancellationToken cancellation) => TidyAsync($"deployment {id}, which this one continues, is still there", async () =>
    {
        await SetAsync(id, new NewDeploymentStatus("inactive", $"continued as deployment {successor}", null), cancellation);
        await github.DeleteDeploymentAsync(repository, id, cancellation);
    });

    /// <summary>The last state of a record; null when it has none.</summary>
    public async Task<string?> StateAsync(long id, CancellationToken cancellation) =>
        (await github.ListLatestStatusesAsync(repository, id, cancellation)) is [var last, ..] ? last.State : null;

    public Task SetAsync(long id, NewDeploymentStatus status, CancellationToken cancellation) => github.CreateStatusAsync(repository, id, status, cancellation);

    /// <summary>Ends earlier records of the same service that had succeeded: GitHub itself would end those of all services, and in production none.</summary>
    /// <returns>What went wrong; null for nothing. The deployment itself is recorded.</returns>
    public Task<string?> EndEarlierAsync(long id, string service, string? logUrl, CancellationToken cancellation) => TidyAsync($"earlier records of '{service}' were not all ended", async () =>
    {
        var earlier = (await records.ListOwnAsync(cancellation)).Where(one => one.Deployment.Id < id && one.Payload?.Service == service);
        foreach (var one in earlier.Take(MostEnded))
        {
            var record = await records.ReadAsync(one, cancellation);
            // What came before that one it has ended itself.
            if (record.IsSuperseded) break;
            if (record.Succeeded) await SetAsync(record.Id, new NewDeploymentStatus("inactive", $"superseded by deployment {id}", logUrl), cancellation);
        }
    });

    private static async Task<string?> TidyAsync(string trouble, Func<Task> tidy)
    {
        try
        {
            await tidy();
            return null;
        }
        catch (GitHubError problem)
        {
            return $"{trouble}: {problem.Message}";
        }
    }

    private async Task<ListedRecord?> FindAsync(Predicate<RecordPayload> isWanted, CancellationToken cancellation) =>
        (await records.ListOwnAsync(cancellation)).FirstOrDefault(one => !one.IsRollback && one.Payload is { } payload && isWanted(payload));
}
