using System.Text.Json.Nodes;
using LocalAws.Ecs.Model;
using LocalAws.Wire;

namespace LocalAws.Ecs.Api;

/// <summary>What CreateService and UpdateService refuse about strategies, their load balancers and their hooks.</summary>
internal static class StrategyRules
{
    private const double LargestBakeMinutes = 1440;
    private static readonly Dictionary<string, string> OwnConfiguration = new() { ["CANARY"] = "canaryConfiguration", ["LINEAR"] = "linearConfiguration" };

    /// <summary>Drops what belongs to a strategy that the configuration has no more.</summary>
    public static void DropForeign(JsonObject configuration)
    {
        var strategy = StrategySettings.From(configuration).Strategy;
        foreach (var member in OwnConfiguration.Where(own => own.Key != strategy).Select(own => own.Value))
            configuration.Remove(member);
    }

    /// <param name="given">The deploymentConfiguration of the request.</param>
    /// <param name="whole">The same over what the service has.</param>
    /// <param name="loadBalancers">Those the service will have.</param>
    public static void Check(JsonObject? given, JsonObject whole, JsonArray loadBalancers, bool hasServiceConnect, EcsWorld world)
    {
        var settings = StrategySettings.From(whole);
        foreach (var (strategy, member) in OwnConfiguration)
            Require(strategy == settings.Strategy || given?[member] is null, $"{member} is only valid with the strategy {strategy}, not with {settings.Strategy}.");
        foreach (var hook in whole["lifecycleHooks"] as JsonArray ?? [])
            CheckHook(HookSettings.From(hook!.AsObject()), hook["roleArn"] is not null, settings);
        if (!settings.IsStaged)
            return;
        CheckNumbers(whole, settings);
        Require(settings.Strategy == "BLUE_GREEN" || loadBalancers.Count > 0 || hasServiceConnect,
            $"The strategy {settings.Strategy} needs a load balancer or Service Connect to shift traffic.");
        foreach (var entry in loadBalancers)
            CheckLoadBalancer(entry!.AsObject(), settings, world);
    }

    private static void CheckNumbers(JsonObject whole, StrategySettings settings)
    {
        Require(settings.Strategy != "BLUE_GREEN" || whole["bakeTimeInMinutes"] is not null, "bakeTimeInMinutes must be given with the strategy BLUE_GREEN.");
        Range("bakeTimeInMinutes", settings.BakeTime.TotalMinutes, 0, LargestBakeMinutes);
        Range("canaryPercent", settings.CanaryPercent, 0.1, 100);
        Range("canaryBakeTimeInMinutes", settings.CanaryBake.TotalMinutes, 0, LargestBakeMinutes);
        Range("stepPercent", settings.StepPercent, 3, 100);
        Range("stepBakeTimeInMinutes", settings.StepBake.TotalMinutes, 0, LargestBakeMinutes);
    }

    private static void CheckHook(HookSettings hook, bool hasRole, StrategySettings settings)
    {
        Require(settings.IsStaged, "lifecycleHooks are not valid with the strategy ROLLING.");
        Require(hook.Stages.Count > 0, "lifecycleStages must be given for a lifecycle hook.");
        Require(hook.IsPause || (hook.TargetArn is not null && hasRole), "hookTargetArn and roleArn must be given for an AWS_LAMBDA lifecycle hook.");
    }

    private static void CheckLoadBalancer(JsonObject entry, StrategySettings settings, EcsWorld world)
    {
        var advanced = entry["advancedConfiguration"] as JsonObject ?? [];
        foreach (var member in new[] { "alternateTargetGroupArn", "productionListenerRule", "roleArn" })
            Require(advanced[member] is not null, $"loadBalancers.advancedConfiguration.{member} must be given with the strategy {settings.Strategy}.");
        var alternate = advanced.Text("alternateTargetGroupArn")!;
        Require(world.LoadBalancers.Find(alternate) is not null, $"The target group {alternate} does not exist.");
        Require(alternate != entry.Text("targetGroupArn"), "alternateTargetGroupArn must be another target group than targetGroupArn.");
        foreach (var member in new[] { "productionListenerRule", "testListenerRule" })
            Require(advanced.Text(member) is not { } rule || world.LoadBalancers.FindRule(rule) is not null, $"The {member} {advanced.Text(member)} does not exist.");
    }

    private static void Range(string member, double value, double least, double most) =>
        Require(value >= least && value <= most, $"{member} must be from {least} to {most}, is {value}.");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ApiError("InvalidParameterException", otherwise);
    }
}
