using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>Looks at every reading beside the verdict rules: answers hooks, watches alarms. It may end a rollout by setting its verdict.</summary>
public interface IRolloutGuard
{
    /// <summary>Looks at the rollouts that had no verdict before this reading.</summary>
    Task LookAsync(IReadOnlyList<RolloutReading> readings, CancellationToken cancellationToken);
}

/// <summary>What one reading said of one rollout.</summary>
/// <param name="Rollout">The rollout.</param>
/// <param name="Service">Its service.</param>
/// <param name="Deployment">Its service deployment; null where there is none to be read.</param>
public sealed record RolloutReading(Rollout Rollout, EcsService Service, ServiceDeployment? Deployment);
