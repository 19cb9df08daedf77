using Actions.Rollouts;

namespace Rollback;

/// <summary>What was last seen of the targets of a service, in words. Pure.</summary>
internal static class EcsHealth
{
    public static string Of(Rollout rollout) => rollout switch
    {
        { LastSeen: null } => "",
        { LastSeen.TargetGroupArns.Count: 0 } => "no target group",
        { LastSeen.DesiredCount: 0 } => "desired count 0",
        { Targets: { } targets } => Counted(targets.Count(target => target.TargetHealth.State == "healthy")),
        _ => "target health not read",
    };

    private static string Counted(int healthy) => healthy == 1 ? "1 healthy target" : $"{healthy} healthy targets";
}
