using System.Text.Json.Nodes;
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
        {
            if (entry!["targetGroupArn"]?.GetValue<string>() is { } name && server.LoadBalancers.TryGetValue(name, out var balancer))
                entry["targetGroupArn"] = balancer.TargetGroupArn;
        }

        return resolved;
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
