namespace Actions.Aws;

/// <summary>The Amazon RDS operations the suite uses: manual snapshots of instances and clusters.</summary>
public interface IRds
{
    /// <summary>Begins a snapshot. One whose answer was lost is looked for before the request is repeated.</summary>
    /// <param name="database">What it is made of.</param>
    /// <param name="snapshot">Identifier of the new snapshot.</param>
    /// <param name="tags">Tags of the new snapshot.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="AwsException">
    /// Code <c>DBInstanceNotFound</c> or <c>DBClusterNotFoundFault</c> when there is no such database, <c>InvalidDBInstanceState</c> or
    /// <c>InvalidDBClusterStateFault</c> when it cannot be copied now, <c>SnapshotQuotaExceeded</c> when the account has too many.
    /// </exception>
    Task<RdsSnapshot> CreateSnapshotAsync(RdsDatabase database, string snapshot, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>The snapshot of an identifier, or null when there is none.</summary>
    Task<RdsSnapshot?> FindSnapshotAsync(RdsKind kind, string snapshot, CancellationToken cancellationToken);

    /// <summary>All manual snapshots of a database.</summary>
    Task<IReadOnlyList<RdsSnapshot>> ListSnapshotsAsync(RdsDatabase database, CancellationToken cancellationToken);

    /// <summary>Deletes a manual snapshot.</summary>
    /// <exception cref="AwsException">Code <c>DBSnapshotNotFound</c> or <c>DBClusterSnapshotNotFoundFault</c> when there is none.</exception>
    Task DeleteSnapshotAsync(RdsKind kind, string snapshot, CancellationToken cancellationToken);
}
