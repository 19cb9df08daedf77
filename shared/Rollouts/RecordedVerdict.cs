using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>How a service deployment failed, as its own record tells: the list of deployments is not needed for that.</summary>
public static class RecordedVerdict
{
    /// <summary>The verdict on one that ended without success, or is on its way back.</summary>
    /// <param name="deployment">As described.</param>
    /// <param name="givenUpBecause">Why this run had ECS give it up; null when it did not.</param>
    /// <returns>Null while it goes on, when it succeeded, and for a state this library does not know.</returns>
    public static Verdict? OfFailure(ServiceDeployment deployment, string? givenUpBecause = null)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        var reason = deployment.StatusReason ?? deployment.Rollback?.Reason ?? "";
        var cause = givenUpBecause ?? Triggered(deployment) ?? "ECS gave the deployment up";
        return deployment.Status switch
        {
            ServiceDeploymentStatus.Stopped => new(VerdictKind.Failed, Sentence("ECS stopped the deployment", reason)),
            ServiceDeploymentStatus.RollbackRequested or ServiceDeploymentStatus.RollbackInProgress =>
                new(VerdictKind.Returning, Sentence($"{cause}; ECS is rolling it back", reason)),
            ServiceDeploymentStatus.RollbackSuccessful => new(VerdictKind.Returned, Sentence($"{cause}; ECS rolled it back", reason)),
            ServiceDeploymentStatus.RollbackFailed => new(VerdictKind.ReturnFailed, Sentence($"{cause}; ECS could not roll it back", reason)),
            _ => null,
        };
    }

    /// <summary>What happened, with AWS's reason for it where there is one.</summary>
    internal static string Sentence(string what, string? reason) => string.IsNullOrWhiteSpace(reason) ? what : $"{what}: {reason.Trim().TrimEnd('.')}";

    private static string? Triggered(ServiceDeployment deployment) => deployment.Alarms?.TriggeredAlarmNames is [_, ..] alarms
        ? $"the deployment alarm {string.Join(", ", alarms.Select(alarm => $"'{alarm}'"))} went off"
        : null;
}
