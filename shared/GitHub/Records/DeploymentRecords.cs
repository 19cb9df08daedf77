namespace Actions.GitHub;

/// <summary>
/// The deployment records of an environment. Those of this suite are read; where it has recorded no deployment yet, those of GitHub itself and of
/// others are, which is said. Needs <c>deployments: read</c>; every method throws <see cref="GitHubError"/>.
/// </summary>
/// <param name="github">Calls GitHub.</param>
/// <param name="repository">Repository that has the environment.</param>
/// <param name="environment">Its name.</param>
/// <param name="tell">Hears one line when records of others are read.</param>
public sealed class DeploymentRecords(GitHubClient github, RepositoryName repository, string environment, Action<string> tell)
{
    private const int MostListed = 300;
    private const int MostRead = 20;
    private IReadOnlyList<ListedRecord>? listed;
    private bool isFallbackTold;

    /// <summary>What was listed last; empty before.</summary>
    public IReadOnlyList<ListedRecord> Known => listed ?? [];

    /// <summary>Deployments and ways back, newest first; at most 300 of each. Asked once.</summary>
    public async Task<IReadOnlyList<ListedRecord>> ListAsync(CancellationToken cancellation) => listed ??= await LookAsync(cancellation);

    /// <summary>The same without those of others, whether there are any of this suite or not. Asked each time.</summary>
    public async Task<IReadOnlyList<ListedRecord>> ListOwnAsync(CancellationToken cancellation) =>
        NewestFirst([.. await ListAsync(RecordTask.Rollback, cancellation), .. await ListAsync(RecordTask.Deploy, cancellation)]);

    /// <summary>What was listed is forgotten: it is asked anew, after a wait.</summary>
    public void Refresh() => listed = null;

    /// <summary>Asks how a record stands.</summary>
    public async Task<DeploymentRecord> ReadAsync(ListedRecord record, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        var statuses = await github.ListLatestStatusesAsync(repository, record.Deployment.Id, cancellation);
        if (statuses is not [var last, ..]) return Unread(record);
        var before = statuses.SkipWhile(status => status.State == "inactive").FirstOrDefault();
        return Unread(record) with { State = last.State, LogUrl = last.LogUrl, IsSuperseded = last.State == "inactive" && before?.State == "success" };
    }

    /// <summary>A record of which nobody wants to know how it stands.</summary>
    public static DeploymentRecord Unread(ListedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new DeploymentRecord(record.Deployment.Id, record.Deployment.CreatedAt, record.Deployment.Sha, record.Deployment.Task, null, null, record.Payload);
    }

    /// <summary>The newest record, a way back or not, with its state and the address of the run that set it.</summary>
    /// <param name="service">Name of the service; null for any. A record that names no service counts for all.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<DeploymentRecord?> FindLastAsync(string? service, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(record => record.IsFor(service)) is { } last ? await ReadAsync(last, cancellation) : null;

    /// <summary>The newest record of each service, ways back or not, newest first. Those that name no service are taken for one more service.</summary>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<IReadOnlyList<DeploymentRecord>> FindLastOfEachAsync(CancellationToken cancellation)
    {
        var found = new List<DeploymentRecord>();
        foreach (var last in (await ListAsync(cancellation)).DistinctBy(record => record.Payload?.Service, StringComparer.Ordinal))
            found.Add(await ReadAsync(last, cancellation));
        return found;
    }

    /// <summary>A way back that has not ended. One that was left open, and after which the same service was deployed or taken back well, is over.</summary>
    /// <param name="service">Name of the service; null for any.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<DeploymentRecord?> FindRollbackInProgressAsync(string? service, CancellationToken cancellation)
    {
        var services = (await ListAsync(cancellation)).Where(record => record.IsFor(service)).GroupBy(record => record.Payload?.Service, StringComparer.Ordinal);
        foreach (var records in services.Where(records => records.Any(record => record.IsRollback)))
        {
            if (await FindOpenRollbackAsync(records, cancellation) is { } open) return open;
        }

        return null;
    }

    /// <summary>The newest record that ended well: what runs, or ran before a run that is going on. A way back counts, with the commit it went back to.</summary>
    /// <param name="service">Name of the service; null for any. A record that names no service counts for all.</param>
    /// <param name="run">Run and attempt whose own records are left out, as <c>1001/1</c>; null for none.</param>
    /// <param name="runUrl">Address of that run: what GitHub records of its job says no more.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none among the newest twenty.</returns>
    public async Task<DeploymentRecord?> FindLastSuccessAsync(string? service, string? run, string? runUrl, CancellationToken cancellation)
    {
        foreach (var one in (await ListAsync(cancellation)).Where(one => one.IsFor(service) && (run is null || one.Payload?.Run != run)).Take(MostRead))
        {
            var record = await ReadAsync(one, cancellation);
            var isOwn = record.Payload?.Run is null && record.IsOf(runUrl);
            if (record.Succeeded && !isOwn) return record;
        }

        return null;
    }

    private async Task<DeploymentRecord?> FindOpenRollbackAsync(IEnumerable<ListedRecord> newestFirst, CancellationToken cancellation)
    {
        foreach (var one in newestFirst.Take(MostRead))
        {
            var record = await ReadAsync(one, cancellation);
            if (record.IsRollback || record.Succeeded) return record is { IsRollback: true, IsUnfinished: true } ? record : null;
        }

        return null;
    }

    private async Task<IReadOnlyList<ListedRecord>> LookAsync(CancellationToken cancellation)
    {
        var own = await ListOwnAsync(cancellation);
        return own.All(record => record.IsRollback) ? NewestFirst([.. own, .. await ListOfOthersAsync(cancellation)]) : own;
    }

    private static List<ListedRecord> NewestFirst(IEnumerable<ListedRecord> records) => [.. records.OrderByDescending(record => record.Deployment.Id)];

    private async Task<List<ListedRecord>> ListOfOthersAsync(CancellationToken cancellation)
    {
        var others = await ListAsync(null, cancellation);
        others.RemoveAll(record => record.IsRollback);
        if (others.Count > 0 && !isFallbackTold)
            tell($"No deployment to '{environment}' was recorded by this suite (task {RecordTask.Deploy}), so those that GitHub itself and others recorded are read.");
        isFallbackTold |= others.Count > 0;
        return others;
    }

    private async Task<List<ListedRecord>> ListAsync(string? task, CancellationToken cancellation)
    {
        var found = new List<ListedRecord>();
        await foreach (var deployment in github.ListDeploymentsAsync(repository, environment, task, cancellation))
        {
            found.Add(new ListedRecord(deployment, RecordPayload.Of(deployment.Payload)));
            if (found.Count == MostListed) break;
        }

        return found;
    }
}
