namespace LocalAws.Rds;

/// <summary>The names in which the operations for instances and those for clusters differ.</summary>
internal sealed record RdsKindOf(string Kind, string Snapshot, string ArnPart, string NotFound, string DatabaseNotFound, string AlreadyExists)
{
    public static readonly RdsKindOf Instance = new("DBInstance", "DBSnapshot", "snapshot", "DBSnapshotNotFound", "DBInstanceNotFound", "DBSnapshotAlreadyExists");

    public static readonly RdsKindOf Cluster = new(
        "DBCluster", "DBClusterSnapshot", "cluster-snapshot", "DBClusterSnapshotNotFoundFault", "DBClusterNotFoundFault", "DBClusterSnapshotAlreadyExistsFault");

    public static RdsKindOf Operation(string name) => name.Contains("Cluster", StringComparison.Ordinal) ? Cluster : Instance;
}
