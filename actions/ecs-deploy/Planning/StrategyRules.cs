using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>What a deployment strategy needs of the service that is to use it.</summary>
internal static class StrategyRules
{
    private static readonly string[] Followed = [DeploymentStrategy.Rolling, "BLUE_GREEN", "CANARY", "LINEAR"];
    private static readonly string[] Advanced = ["alternateTargetGroupArn", "productionListenerRule", "roleArn"];

    /// <returns>A sentence when this program cannot tell how such a deployment ends; null when it can.</returns>
    public static string? NotFollowed(EcsService service, JsonObject? configuration) => StrategyOf(configuration) is var strategy && !Followed.Contains(strategy)
        ? $"Service '{service.ServiceName}' uses the deployment strategy {strategy}; this version of the action follows {string.Join(", ", Followed)}."
        : null;

    /// <summary>One sentence for each thing that is missing.</summary>
    public static IEnumerable<string> Problems(EcsService service, ServiceSettings settings)
    {
        var configuration = settings.After["deploymentConfiguration"] as JsonObject ?? service.DeploymentConfiguration;
        var strategy = StrategyOf(configuration);
        if (NotFollowed(service, configuration) is { } refusal)
            yield return refusal;
        if (strategy == DeploymentStrategy.Rolling)
            yield break;

        // Shifting traffic needs a second target group to shift it to.
        foreach (var balancer in service.LoadBalancers)
        {
            var missing = Advanced.Where(member => balancer.AdvancedConfiguration?[member] is null).ToList();
            if (missing.Count > 0)
                yield return $"Service '{service.ServiceName}': the strategy {strategy} needs 'advancedConfiguration' with {string.Join(", ", missing)} on its load balancer entry for container '{balancer.ContainerName}'. Add it to the service first.";
        }
        if (strategy is "CANARY" or "LINEAR" && configuration?[$"{strategy.ToLowerInvariant()}Configuration"] is null)
            yield return $"Service '{service.ServiceName}': the strategy {strategy} needs '{strategy.ToLowerInvariant()}Configuration' in 'deployment-configuration', such as {Example(strategy)}.";
    }

    private static string StrategyOf(JsonObject? configuration) => configuration?["strategy"]?.ToString() ?? DeploymentStrategy.Rolling;

    private static string Example(string strategy) => strategy == "CANARY"
        ? "{\"canaryConfiguration\": {\"canaryPercent\": 10, \"canaryBakeTimeInMinutes\": 10}}"
        : "{\"linearConfiguration\": {\"stepPercent\": 20, \"stepBakeTimeInMinutes\": 5}}";
}
