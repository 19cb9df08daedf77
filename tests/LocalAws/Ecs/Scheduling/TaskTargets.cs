using LocalAws.Ecs.Model;
using LocalAws.LoadBalancing;

namespace LocalAws.Ecs.Scheduling;

/// <summary>Brings tasks into the target groups of their service and out again.</summary>
internal sealed class TaskTargets(EcsWorld world, EventLog events)
{
    public void Register(EcsTask task, Action changed)
    {
        if (task.Service is not { } service)
            return;
        foreach (var (group, target) in Wanted(task, service))
        {
            task.Targets.Add(target);
            group.Register(target, changed);
            events.Add(service, EventTexts.Registered(group.Arn));
        }
    }

    /// <summary>Tells when the last of its targets is drained.</summary>
    public void Deregister(EcsTask task, bool atOnce, Action drained)
    {
        var left = task.Targets.Count;
        if (left == 0)
        {
            drained();
            return;
        }

        foreach (var target in task.Targets)
        {
            var group = world.LoadBalancers.Groups.First(one => one.Targets.Contains(target));
            events.Add(task.Service!, EventTexts.Deregistered(group.Arn));
            group.Deregister(target, atOnce, () =>
            {
                if (--left == 0)
                    drained();
            });
        }
    }

    /// <summary>The target group in which the task is unhealthy, with the last reason; null when there is none.</summary>
    public (string GroupArn, string? Reason)? UnhealthyIn(EcsTask task)
    {
        var target = task.Targets.Find(one => one.State == "unhealthy");
        var group = world.LoadBalancers.Groups.FirstOrDefault(one => target is not null && one.Targets.Contains(target));
        return group is null ? null : (group.Arn, target!.Description);
    }

    private IEnumerable<(TargetGroup, Target)> Wanted(EcsTask task, Service service)
    {
        foreach (var entry in service.LoadBalancers)
        {
            var group = world.LoadBalancers.Find(TrafficShift.GroupOf(entry, task.Deployment!) ?? "");
            var container = task.Containers.Find(one => one.Name == entry["containerName"]?.GetValue<string>());
            var port = entry["containerPort"]?.GetValue<int>() ?? 0;
            if (group is not null && container?.Running is { } running)
                yield return (group, new Target(task.PrivateIp, port, running.Probe(port), running.LoopbackPort));
        }
    }
}
