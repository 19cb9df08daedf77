using Actions.Aws;
using Actions.Toolkit;
using Migrate.Backups;
using Migrate.Checking;
using Migrate.Engine;
using Migrate.Functions;
using Migrate.Locking;
using Migrate.Places;
using Migrate.Planning;
using Migrate.Reporting;
using Migrate.RoundTrips;

namespace Migrate;

/// <summary>The story of the action: inputs, where commands run, what is asked, outcome.</summary>
internal static class MigrateApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        using var aws = inputs.NeedsAws ? await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping) : null;
        using var engine = inputs.RunIn == RunIn.Image ? new DockerEngine(EngineSocket.Find(action.Environment, "Input 'run-in': 'image'")) : null;
        IPlace place = inputs.RunIn switch
        {
            RunIn.EcsTask => new TaskPlace(aws!, inputs.OneOff, inputs.Lock, inputs.OnCancel, action),
            RunIn.Lambda => new FunctionPlace(aws!.Lambda, inputs.Invoked, action),
            RunIn.Image => new ImagePlace(engine!, inputs, action),
            _ => new LocalPlace(inputs, action),
        };

        var outcome = await AnswerAsync(place, aws, inputs, action);

        outcome.WriteTo(action.Outputs);
        action.Summary.Write(MigrateSummary.Of(outcome, place.Description));
        MigrateLog.Verdict(action.Log, outcome);
        return outcome.Succeeded;
    }

    private static async Task<MigrateOutcome> AnswerAsync(IPlace place, AwsSession? aws, Inputs inputs, ActionContext action)
    {
        var started = action.Time.GetTimestamp();
        try
        {
            return inputs.Mode switch
            {
                Mode.Plan or Mode.Check when inputs.RunIn == RunIn.Lambda => await new FunctionQuestion(place, inputs, action).RunAsync(),
                Mode.Plan => await new PlanMode(place, inputs, action).RunAsync(),
                Mode.Check => await new DriftCheck(place, inputs, action).RunAsync(),
                Mode.RoundTrip => await new RoundTrip(place, inputs, action).RunAsync(),
                Mode.Attach => await new Attach((TaskPlace)place, inputs, action).RunAsync(),
                Mode.Unlock when inputs.Lock.Kind == LockKind.Lease => await new UnlockLease(FileOf(inputs, aws!), TasksOf(inputs, aws!, action), inputs, action).RunAsync(),
                Mode.Unlock => await new Unlock((TaskPlace)place, inputs, action).RunAsync(),
                _ => await new Migration(place, LockOf(inputs, aws, action), BackupOf(inputs, place, aws, action), inputs, action).RunAsync(),
            };
        }
        catch (OperationCanceledException) when (action.Stopping.IsCancellationRequested)
        {
            return new MigrateOutcome(inputs.Mode, MigrateResult.Cancelled, "the job was cancelled", action.Time.GetElapsedTime(started));
        }
    }

    private static IMigrationLock LockOf(Inputs inputs, AwsSession? aws, ActionContext action) => inputs.Lock.Kind switch
    {
        LockKind.Database => new DatabaseLock(inputs.Database!, inputs.Lock, action),
        LockKind.Lease => new LeaseLock(
            FileOf(inputs, aws!), TasksOf(inputs, aws!, action), inputs.RunIn == RunIn.EcsTask ? inputs.OneOff.Cluster : null, inputs.Lock.Wait, action),
        _ => new NoLock(),
    };

    private static LockFile FileOf(Inputs inputs, AwsSession aws) => new(aws.S3, inputs.Lock.Location!);

    private static LeaseTasks TasksOf(Inputs inputs, AwsSession aws, ActionContext action) => new(aws.Ecs, inputs.Lock.Key!, action);

    private static IBackup? BackupOf(Inputs inputs, IPlace place, AwsSession? aws, ActionContext action) => inputs.SafetyCopy.Kind switch
    {
        BackupKind.Command => new CommandBackup(place, inputs.SafetyCopy),
        BackupKind.RdsInstance or BackupKind.RdsCluster => new SnapshotBackup(aws!.Rds, inputs.SafetyCopy, action),
        _ => null,
    };
}
