using System.Text.Json.Serialization.Metadata;

namespace Actions.Aws;

/// <summary>The RDS operations. None has a client token: the identifier of a snapshot is the caller's, and tells whether it is there.</summary>
internal static class RdsOperations
{
    private const string Tag = "rds:AddTagsToResource";

    public static readonly Operation<CreateDbSnapshotInput, DbSnapshotOutput> CreateSnapshot = Of(
        "CreateDBSnapshot", Repeat.AfterLooking, RdsJson.Default.CreateDbSnapshotInput, RdsJson.Default.DbSnapshotOutput,
        input => $"snapshot {input.Snapshot} of instance {input.Instance}", Tag);

    public static readonly Operation<DescribeDbSnapshotsInput, DescribeDbSnapshotsOutput> DescribeSnapshots = Of(
        "DescribeDBSnapshots", Repeat.Freely, RdsJson.Default.DescribeDbSnapshotsInput, RdsJson.Default.DescribeDbSnapshotsOutput,
        input => input.Snapshot is null ? $"snapshots of instance {input.Instance}" : $"snapshot {input.Snapshot}");

    public static readonly Operation<DeleteDbSnapshotInput, DbSnapshotOutput> DeleteSnapshot = Of(
        "DeleteDBSnapshot", Repeat.AfterLooking, RdsJson.Default.DeleteDbSnapshotInput, RdsJson.Default.DbSnapshotOutput,
        input => $"snapshot {input.Snapshot}");

    public static readonly Operation<CreateDbClusterSnapshotInput, DbClusterSnapshotOutput> CreateClusterSnapshot = Of(
        "CreateDBClusterSnapshot", Repeat.AfterLooking, RdsJson.Default.CreateDbClusterSnapshotInput, RdsJson.Default.DbClusterSnapshotOutput,
        input => $"snapshot {input.Snapshot} of cluster {input.Cluster}", Tag);

    public static readonly Operation<DescribeDbClusterSnapshotsInput, DescribeDbClusterSnapshotsOutput> DescribeClusterSnapshots = Of(
        "DescribeDBClusterSnapshots", Repeat.Freely, RdsJson.Default.DescribeDbClusterSnapshotsInput, RdsJson.Default.DescribeDbClusterSnapshotsOutput,
        input => input.Snapshot is null ? $"snapshots of cluster {input.Cluster}" : $"snapshot {input.Snapshot}");

    public static readonly Operation<DeleteDbClusterSnapshotInput, DbClusterSnapshotOutput> DeleteClusterSnapshot = Of(
        "DeleteDBClusterSnapshot", Repeat.AfterLooking, RdsJson.Default.DeleteDbClusterSnapshotInput, RdsJson.Default.DbClusterSnapshotOutput,
        input => $"snapshot {input.Snapshot}");

    public static IReadOnlyList<Operation> All { get; } =
        [CreateSnapshot, DescribeSnapshots, DeleteSnapshot, CreateClusterSnapshot, DescribeClusterSnapshots, DeleteClusterSnapshot];

    private static Operation<TIn, TOut> Of<TIn, TOut>(
        string name, Repeat repeat, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, Func<TIn, string> resource, params string[] more) =>
        new(ServiceInfo.Rds, name, repeat, input, output, resource, [$"rds:{name}", .. more]);
}
