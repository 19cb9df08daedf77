using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Backups;

/// <summary>Deletes the oldest snapshots that this action made of a database. What cannot be deleted is said and changes nothing.</summary>
internal sealed class SnapshotCleaning(IRds rds, RdsDatabase database, ActionContext action)
{
    /// <summary>Tag of the snapshots that this action made; no other is touched.</summary>
    public const string Mark = "suite:action";

    /// <param name="newest">Is kept whatever its time is.</param>
    public async Task KeepAsync(int count, string newest, CancellationToken cancellationToken)
    {
        try
        {
            var own = (await rds.ListSnapshotsAsync(database, cancellationToken))
                .Where(snapshot => snapshot.Tags.GetValueOrDefault(Mark) == action.Name && snapshot.IsAvailable && snapshot.Identifier != newest);
            foreach (var old in own.OrderByDescending(snapshot => snapshot.Created).Skip(count - 1))
            {
                await rds.DeleteSnapshotAsync(database.Kind, old.Identifier, cancellationToken);
                action.Log.Info($"Deleted snapshot {old.Identifier} of {old.Created:yyyy-MM-dd HH:mm} (input 'backup-keep').");
            }
        }
        catch (AwsException problem)
        {
            action.Log.Warning($"Old snapshots could not be deleted: {problem.FullText}");
        }
    }
}
