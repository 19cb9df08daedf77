using System.Text.Json.Nodes;
using LocalAws.EventBridge;
using LocalAws.LoadBalancing;
using LocalAws.Model;
using LocalAws.Scheduler;
using LocalAws.Wire;

namespace LocalAws;

/// <summary>Brings new services to the state a world describes, through their own operations.</summary>
internal sealed class WorldSetup(LocalAwsServer server)
{
    private readonly LocalWorld _world = server.World;

    /// <exception cref="InvalidOperationException">A request of the world is not one of the model, or was refused.</exception>
    public async Task RunAsync()
    {
        await server.Ecs.SetUpAsync(_world.EcsSetup);
        foreach (var function in _world.Functions)
            server.Lambda.Add(function);
        foreach (var definition in _world.TaskDefinitions)
            await CallAsync("ecs", "RegisterTaskDefinition", definition);
        foreach (var service in _world.Services)
            await CallAsync("ecs", "CreateService", Resolved(service));
        foreach (var service in _world.AppRunnerServices)
            await AddAsync(service);
        foreach (var rule in _world.Rules)
            await AddAsync(rule);
        foreach (var schedule in _world.Schedules)
            Add(schedule);
        foreach (var alarm in _world.Alarms)
            await AddAlarmAsync(alarm);
        foreach (var (id, code) in _world.FailingTargets)
            server.Events.FailTarget(id, code);
    }

    private async Task AddAsync(WorldRule rule)
    {
        var bus = rule.Settings["EventBusName"]?.GetValue<string>() ?? EventStore.DefaultBus;
        server.Events.AddBus(bus);
        await CallAsync("events", "PutRule", rule.Settings);
        var name = rule.Settings["Name"]!.GetValue<string>();
        if (rule.Targets.Count > 0)
        {
            var targets = new JsonArray([.. rule.Targets.Select(target => target.DeepClone())]);
            await CallAsync("events", "PutTargets", new JsonObject { ["Rule"] = name, ["EventBusName"] = bus, ["Targets"] = targets });
        }

        if (rule.ManagedBy is { } service)
            server.Events.SetManaged(bus, name, service);
    }

    private Task AddAsync(WorldAppRunnerService service)
    {
        if (service.Settings is { } settings)
        {
            var request = settings.DeepClone().AsObject();
            request["ServiceName"] = service.Name;
            Check("apprunner", "CreateService", request);
        }
        return server.AppRunner.AddAsync(service);
    }

    private void Add(JsonObject schedule)
    {
        Check("scheduler", "UpdateSchedule", schedule);
        var group = schedule["GroupName"]?.GetValue<string>() ?? ScheduleStore.DefaultGroup;
        server.Schedules.Put(group, schedule["Name"]!.GetValue<string>(), SchedulerService.SettingsOf(schedule));
    }

    private async Task AddAlarmAsync(JsonObject alarm)
    {
        var definition = alarm.DeepClone().AsObject();
        definition.Remove("StateValue");
        await CallAsync("monitoring", definition.ContainsKey("AlarmRule") ? "PutCompositeAlarm" : "PutMetricAlarm", definition);
        if (alarm["StateValue"] is not { } state)
            return;
        var change = new JsonObject { ["AlarmName"] = alarm["AlarmName"]!.DeepClone(), ["StateValue"] = state.DeepClone(), ["StateReason"] = "state of the world" };
        await CallAsync("monitoring", "SetAlarmState", change);
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

    private async Task CallAsync(string service, string operation, JsonObject parameters)
    {
        Check(service, operation, parameters);
        var owner = new Caller(_world.AccountId, $"arn:aws:iam::{_world.AccountId}:root");
        try
        {
            await server.Service(service).HandleAsync(new ApiCall(service, operation, parameters, owner, _world.Region), CancellationToken.None);
        }
        catch (ApiError refused)
        {
            throw new InvalidOperationException($"The world's {operation} request was refused: {refused.Code}: {refused.Message}", refused);
        }
    }

    private static void Check(string service, string operation, JsonObject parameters)
    {
        var violations = ModelValidator.Request(ModelCatalog.Find(service, operation)!.Input, parameters);
        if (violations.Count > 0)
            throw new InvalidOperationException($"The world's {operation} request breaks the model: {string.Join("; ", violations)}");
    }
}
