using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>How ECS brings a new revision into a service (ECS API reference, <c>DeploymentConfiguration.strategy</c>).</summary>
public static class DeploymentStrategy
{
    /// <summary>Task by task. The only strategy with a <c>rolloutState</c> in the list of deployments.</summary>
    public const string Rolling = "ROLLING";

    /// <summary>The strategy of a service; an open set.</summary>
    public static string Of(EcsService service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.DeploymentConfiguration?["strategy"]?.GetValue<string>() ?? Rolling;
    }

    /// <summary>True when the traffic is shifted in stages: then only the service deployment tells how it stands.</summary>
    public static bool IsStaged(EcsService service) => Of(service) != Rolling;
}
