using Actions.Aws;

namespace Rollback;

/// <summary>What a look at a service found.</summary>
/// <param name="Service">The service as described.</param>
/// <param name="Deployment">Its newest service deployment; null when there is none or it cannot be read.</param>
/// <param name="State">What that means.</param>
internal sealed record EcsFindings(EcsService Service, ServiceDeployment? Deployment, TargetState State)
{
    /// <summary>Versions that ECS goes back to when it stops the deployment in progress.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
