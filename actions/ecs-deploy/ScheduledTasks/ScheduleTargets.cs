using Actions.Aws;
using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Schedules of EventBridge Scheduler.</summary>
internal sealed class ScheduleTargets(IScheduler scheduler) : ITargetStore
{
    public ScheduledKind Kind => ScheduledKind.Schedule;

    public async Task<IReadOnlyList<ScheduledPlace>> OfClusterAsync(string clusterArn, CancellationToken cancellationToken) =>
    [
        .. (await scheduler.ListSchedulesAsync(groupName: null, cancellationToken))
            .Where(schedule => schedule.Target?.Arn == clusterArn)
            .Select(schedule => new ScheduledPlace(Kind, ScheduledPlace.Grouped(schedule.GroupName), schedule.Name)),
    ];

    public async Task<IReadOnlyList<EcsTarget>> ReadAsync(ScheduledPlace place, CancellationToken cancellationToken)
    {
        try
        {
            return EcsTarget.Of("", await scheduler.GetScheduleAsync(place.Name, place.Group, cancellationToken)) is { } target ? [target] : [];
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw new UserError($"{place} does not exist: {missing.Message}", "Check name, group, region and account. 'aws scheduler list-schedules' prints the schedules there are.", missing);
        }
    }

    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(ScheduledPlace place, IReadOnlyList<EcsTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
            await scheduler.UpdateScheduleAsync(target.Tree, cancellationToken);
        return new Dictionary<string, string>(StringComparer.Ordinal);
    }
}
