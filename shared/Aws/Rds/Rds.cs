namespace Actions.Aws;

/// <summary>RDS over the wire.</summary>
internal sealed class Rds(IServiceCaller caller) : IRds
{
    private const string Manual = "manual";
    private static readonly string[] AbsentCodes = ["DBSnapshotNotFound", "DBClusterSnapshotNotFoundFault"];

    /// <inheritdoc/>
    public async Task<RdsSnapshot> CreateSnapshotAsync(
        RdsDatabase database, string snapshot, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var list = tags.Select(tag => new RdsTag(tag.Key, tag.Value)).ToList();
        if (database.Kind == RdsKind.Cluster)
        {
            var cluster = await caller.CallAsync(
                RdsOperations.CreateClusterSnapshot, new(snapshot, database.Identifier, list),
                async token => await FindClusterAsync(snapshot, token) is { } found ? new DbClusterSnapshotOutput(found) : null, cancellationToken);
            return Of(cluster.Snapshot!);
        }

        var instance = await caller.CallAsync(
            RdsOperations.CreateSnapshot, new(snapshot, database.Identifier, list),
            async token => await FindInstanceAsync(snapshot, token) is { } found ? new DbSnapshotOutput(found) : null, cancellationToken);
        return Of(instance.Snapshot!);
    }

    /// <inheritdoc/>
    public async Task<RdsSnapshot?> FindSnapshotAsync(RdsKind kind, string snapshot, CancellationToken cancellationToken) => kind == RdsKind.Cluster
        ? await FindClusterAsync(snapshot, cancellationToken) is { } cluster ? Of(cluster) : null
        : await FindInstanceAsync(snapshot, cancellationToken) is { } instance ? Of(instance) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RdsSnapshot>> ListSnapshotsAsync(RdsDatabase database, CancellationToken cancellationToken)
    {
        if (database.Kind == RdsKind.Cluster)
        {
            return [.. (await Pages.ReadAsync(int.MaxValue, async marker =>
            {
                var page = await caller.CallAsync(RdsOperations.DescribeClusterSnapshots, new(database.Identifier, Snapshot: null, Manual, marker), cancellationToken);
                return (page.Snapshots, page.Marker);
            })).Select(Of)];
        }

        return [.. (await Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(RdsOperations.DescribeSnapshots, new(database.Identifier, Snapshot: null, Manual, marker), cancellationToken);
            return (page.Snapshots, page.Marker);
        })).Select(Of)];
    }

    /// <inheritdoc/>
    public async Task DeleteSnapshotAsync(RdsKind kind, string snapshot, CancellationToken cancellationToken)
    {
        if (kind == RdsKind.Cluster)
        {
            await caller.CallAsync(
                RdsOperations.DeleteClusterSnapshot, new(snapshot),
                async token => await FindClusterAsync(snapshot, token) is null or { Status: "deleting" } ? new DbClusterSnapshotOutput(null) : null, cancellationToken);
            return;
        }

        await caller.CallAsync(
            RdsOperations.DeleteSnapshot, new(snapshot),
            async token => await FindInstanceAsync(snapshot, token) is null or { Status: "deleting" } ? new DbSnapshotOutput(null) : null, cancellationToken);
    }

    private Task<DbSnapshot?> FindInstanceAsync(string snapshot, CancellationToken cancellationToken) => OrNullAsync(async () =>
        (await caller.CallAsync(RdsOperations.DescribeSnapshots, new(Instance: null, snapshot, Manual, Marker: null), cancellationToken)).Snapshots);

    private Task<DbClusterSnapshot?> FindClusterAsync(string snapshot, CancellationToken cancellationToken) => OrNullAsync(async () =>
        (await caller.CallAsync(RdsOperations.DescribeClusterSnapshots, new(Cluster: null, snapshot, Manual, Marker: null), cancellationToken)).Snapshots);

    private static async Task<T?> OrNullAsync<T>(Func<Task<IReadOnlyList<T>?>> describe)
        where T : class
    {
        try
        {
            return await describe() is [var found, ..] ? found : null;
        }
        catch (AwsException absent) when (AbsentCodes.Contains(absent.Code))
        {
            return null;
        }
    }

    private static RdsSnapshot Of(DbSnapshot one) => Of(one.Identifier, one.Arn, one.Instance, one.Status, one.PercentProgress, one.SnapshotCreateTime, one.TagList);

    private static RdsSnapshot Of(DbClusterSnapshot one) => Of(one.Identifier, one.Arn, one.Cluster, one.Status, one.PercentProgress, one.SnapshotCreateTime, one.TagList);

    private static RdsSnapshot Of(
        string identifier, string? arn, string? source, string? status, int? progress, DateTimeOffset? created, IReadOnlyList<RdsTag>? tags) => new()
        {
            Identifier = identifier,
            Arn = arn ?? "",
            Source = source ?? "",
            Status = status ?? "",
            PercentProgress = progress ?? 0,
            Created = created,
            Tags = (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
        };
}
