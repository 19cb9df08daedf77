using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Backups;

/// <summary>Waits until a snapshot can be restored, and tells how far it is.</summary>
internal sealed class SnapshotWait(IRds rds, RdsKind kind, TimeSpan timeout, ActionContext action)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private readonly long started = action.Time.GetTimestamp();
    private string? unreadable;
    private string told = "";
    private TimeSpan toldAt;

    public async Task<BackupEnd> RunAsync(RdsSnapshot snapshot, CancellationToken cancellationToken)
    {
        var schedule = new PollSchedule(Interval, Random.Shared);
        while (true)
        {
            Tell(snapshot);
            if (snapshot.IsAvailable)
                return new BackupEnd(snapshot.Arn);
            if (snapshot.Status is "failed" or "deleting" or "deleted" or "gone")
                return BackupEnd.Failed($"snapshot {snapshot.Identifier} is {snapshot.Status}", "The events of the database in the console of RDS say why.");
            if (Elapsed > timeout)
                return TooLate(snapshot);
            await Task.Delay(schedule.Next(), action.Time, cancellationToken);
            snapshot = await ReadAsync(snapshot, cancellationToken);
        }
    }

    private TimeSpan Elapsed => action.Time.GetElapsedTime(started);

    private BackupEnd TooLate(RdsSnapshot snapshot) => BackupEnd.Failed(
        unreadable is null
            ? $"snapshot {snapshot.Identifier} was {snapshot.Status} ({snapshot.PercentProgress} %) after {DurationText.Format(timeout)} (input 'backup-timeout')"
            : $"the state of snapshot {snapshot.Identifier} could not be read: {unreadable.TrimEnd('.')}",
        "RDS goes on with the snapshot. Running this attempt's step again finds it.");

    // A reading that fails says nothing about the snapshot.
    private async Task<RdsSnapshot> ReadAsync(RdsSnapshot last, CancellationToken cancellationToken)
    {
        try
        {
            var seen = await rds.FindSnapshotAsync(kind, last.Identifier, cancellationToken);
            unreadable = null;
            return seen ?? last with { Status = "gone" };
        }
        catch (ReportedException problem)
        {
            if (unreadable is null)
                action.Log.Warning($"The state of the snapshot could not be read and is asked for again: {problem.Message}");
            unreadable = problem.Message;
            return last;
        }
    }

    private void Tell(RdsSnapshot snapshot)
    {
        var now = $"{snapshot.Status}, {snapshot.PercentProgress} %";
        if (now == told && Elapsed - toldAt < Heartbeat)
            return;
        (told, toldAt) = (now, Elapsed);
        action.Log.Info($"{DurationText.Format(TimeSpan.FromSeconds(Math.Round(Elapsed.TotalSeconds)))}: {now}");
    }
}
