using System.Runtime.CompilerServices;
using Actions.GitHub;
using Actions.Toolkit;
using Notify.Events;

namespace Notify.Previous;

/// <summary>How deployments of a service to an environment ended, by their records.</summary>
/// <param name="records">Those of the environment.</param>
/// <param name="environment">Its name.</param>
/// <param name="service">Name of the service; null for any.</param>
/// <param name="runner">The run that asks.</param>
internal sealed class RecordedOutcomes(DeploymentRecords records, string environment, string? service, RunnerContext runner) : IPastOutcomes
{
    private readonly string run = runner.RunAndAttempt;

    public string Name => $"the deployment records of {service ?? "all services"} in '{environment}'";

    public async IAsyncEnumerable<PastOutcome> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var one in (await records.ListAsync(cancellation)).Where(one => one.IsFor(service) && one.Payload?.Run != run))
        {
            var record = await records.ReadAsync(one, cancellation);
            // What GitHub records of a job says no more of it than the address of the run.
            var isOwn = record.Payload?.Run is null && record.IsOf(runner.RunUrl);
            if (!record.IsUnfinished && !isOwn) yield return new PastOutcome(StatusOf(record), record.IsRollback);
        }
    }

    private static NotificationStatus StatusOf(DeploymentRecord record) => record switch
    {
        { Succeeded: true, IsRollback: true } => NotificationStatus.RolledBack,
        { Succeeded: true } => NotificationStatus.Success,
        { State: "inactive" } => NotificationStatus.Cancelled,
        // With 'cancelled-as: error'; a failure of ours is a failure.
        { State: "error", Task: RecordTask.Deploy } => NotificationStatus.Cancelled,
        _ => NotificationStatus.Failure,
    };
}
