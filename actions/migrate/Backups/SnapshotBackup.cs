using Actions.Aws;
using Actions.Toolkit;
using Migrate.Tasks;

namespace Migrate.Backups;

/// <summary>A snapshot in RDS. It is a backup when RDS says that it is available.</summary>
internal sealed class SnapshotBackup(IRds rds, BackupWish wish, ActionContext action) : IBackup
{
    private readonly RdsDatabase database = new(wish.Kind == BackupKind.RdsCluster ? RdsKind.Cluster : RdsKind.Instance, wish.Of!);

    public string Description => $"a snapshot of RDS {Kind} {database.Identifier}";

    public async Task<BackupEnd> MakeAsync(CancellationToken cancellationToken)
    {
        RdsSnapshot begun;
        try
        {
            begun = await BeginAsync(cancellationToken);
        }
        catch (AwsException refused)
        {
            return BackupEnd.Failed(refused.Message.TrimEnd('.'), NextStep(refused));
        }
        if (!begun.Source.Equals(database.Identifier, StringComparison.OrdinalIgnoreCase))
            return BackupEnd.Failed($"snapshot {begun.Identifier} is one of '{begun.Source}', not of '{database.Identifier}'", "Delete that snapshot, or run the workflow again from the start.");
        var end = await WaitAsync(begun, cancellationToken);
        if (end.Failure.Length == 0 && wish.Keep is { } keep)
            await new SnapshotCleaning(rds, database, action).KeepAsync(keep, begun.Identifier, cancellationToken);
        return end;
    }

    private string Kind => database.Kind == RdsKind.Cluster ? "cluster" : "instance";

    private async Task<RdsSnapshot> BeginAsync(CancellationToken cancellationToken)
    {
        var name = SnapshotName.Of(database, action.Runner.Sha, Moment);
        if (await rds.FindSnapshotAsync(database.Kind, name, cancellationToken) is { } found)
        {
            action.Log.Info($"Snapshot {name} was begun by this attempt before.");
            return found;
        }
        var begun = await rds.CreateSnapshotAsync(database, name, Tags(), cancellationToken);
        action.Log.Info($"Snapshot {name} was begun.");
        return begun;
    }

    private async Task<BackupEnd> WaitAsync(RdsSnapshot begun, CancellationToken cancellationToken)
    {
        try
        {
            return await new SnapshotWait(rds, database.Kind, wish.Timeout, action).RunAsync(begun, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            action.Log.Warning($"RDS goes on with snapshot {begun.Identifier}. Nothing was migrated.", title: "Cancelled");
            throw;
        }
    }

    // Outside a runner there is no attempt to come back to.
    private string Moment => action.Runner.RunId.Length > 0 ? $"{action.Runner.RunId}-{action.Runner.RunAttempt}" : $"{action.Time.GetUtcNow():yyyyMMddHHmmss}";

    private Dictionary<string, string> Tags()
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [SnapshotCleaning.Mark] = action.Name };
        foreach (var mark in TaskMarks.Of(action.Runner).Where(mark => mark.Key == TaskMarks.Run))
            tags[mark.Key] = mark.Value ?? "";
        if (action.Runner.Sha.Length > 0)
            tags["suite:version"] = action.Runner.Sha;
        return tags;
    }

    private static string NextStep(AwsException refused) => refused.Code switch
    {
        "SnapshotQuotaExceeded" => "Delete manual snapshots that nobody needs, keep fewer of this action's own (input 'backup-keep'), or ask AWS for a higher quota.",
        "InvalidDBInstanceState" or "InvalidDBClusterStateFault" => "Wait until the database is available: something else is being done to it.",
        "DBInstanceNotFound" or "DBClusterNotFoundFault" => "Check 'backup-of', the region and the account. An instance of an Aurora cluster needs 'backup: rds-cluster' and the identifier of the cluster.",
        _ => refused.Remedy ?? "",
    };
}
