using System.Text.Json.Nodes;
using LocalAws.LoadBalancing;
using LocalAws.Model;
using LocalAws.Wire;

namespace LocalAws;

/// <summary>Brings a new ECS to the state a world describes, through its own operations.</summary>
internal sealed class WorldSetup(LocalAwsServer server)
{
    private readonly LocalWorld _world = server.World;

    /// <exception cref="InvalidOperationException">A request of the world is not one of the model, or was refused.</exception>
    public async Task RunAsync()
    {
        await server.Ecs.SetUpAsync(_world.EcsSetup);
        foreach (var definition in _world.TaskDefinitions)
            await CallAsync("RegisterTaskDefinition", definition);
        foreach (var service in _world.Services)
            await CallAsync("CreateService", Resolved(service));
    }

    private JsonObject Resolved(JsonObject service)
    {
        var resolved = service.DeepClone().AsObject();
        foreach (var entry in resolved["loadBalancers"]?.AsArray() ?? [])
            Resolve(entry!.AsObject());

        return resolved;
    }

    /// <summary>Where a world names a load balancer, the requests need ARNs of its parts.</summary>
    private void Resolve(JsonObject entry)
    {
        Put(entry, "targetGroupArn", balancer => balancer.TargetGroupArn);
        if (entry["advancedConfiguration"] is not JsonObject advanced)
            return;
        Put(advanced, "alternateTargetGroupArn", balancer => balancer.AlternateTargetGroupArn);
        Put(advanced, "productionListenerRule", balancer => balancer.ProductionRuleArn);
        Put(advanced, "testListenerRule", balancer => balancer.TestRuleArn);
    }

    private void Put(JsonObject json, string member, Func<LoadBalancer, string?> part)
    {
        if (json[member]?.GetValue<string>() is { } name && server.LoadBalancers.TryGetValue(name, out var balancer))
            json[member] = part(balancer) ?? throw new InvalidOperationException($"The world's load balancer {name} has no part for {member}: it needs 'alternate' and 'testPort'");
    }

    private async Task CallAsync(string operation, JsonObject parameters)
    {
        var violations = ModelValidator.Request(ModelCatalog.Find("ecs", operation)!.Input, parameters);
        if (violations.Count > 0)
            throw new InvalidOperationException($"The world's {operation} request breaks the model: {string.Join("; ", violations)}");
        var owner = new Caller(_world.AccountId, $"arn:aws:iam::{_world.AccountId}:root");
        try
        {
            await server.Ecs.HandleAsync(new ApiCall("ecs", operation, parameters, owner, _world.Region), CancellationToken.None);
        }
        catch (ApiError refused)
        {
            throw new InvalidOperationException($"The world's {operation} request was refused: {refused.Code}: {refused.Message}", refused);
        }
    }
}
