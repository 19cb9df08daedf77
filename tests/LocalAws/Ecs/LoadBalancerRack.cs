using LocalAws.LoadBalancing;

namespace LocalAws.Ecs;

/// <summary>Sets up load balancers, and ends their listeners.</summary>
internal sealed class LoadBalancerRack(EcsWorld world) : IAsyncDisposable
{
    private readonly List<Listener> listeners = [];
    private readonly Dictionary<string, LoadBalancer> byName = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, LoadBalancer> ByName => byName;

    public async Task<LoadBalancer> AddAsync(LoadBalancerSpec spec)
    {
        var parts = AddParts(spec.Group, spec.Alternate, hasTest: spec.TestPort is not null);
        var uri = await ListenAsync(parts.Production, spec.Port);
        var testUri = parts.Test is { } test ? await ListenAsync(test, spec.TestPort!.Value) : null;
        return byName[spec.Group.Name] = new(parts, uri, testUri);
    }

    /// <summary>Without listeners; with an alternate target group it has a rule for test traffic, too.</summary>
    public LoadBalancer AddSilent(TargetGroupSpec group, string? alternate) =>
        byName[group.Name] = new(AddParts(group, alternate, hasTest: alternate is not null), null, null);

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in listeners)
            await listener.DisposeAsync();
    }

    private async Task<Uri> ListenAsync(ListenerRule rule, int port)
    {
        var listener = await Listener.StartAsync(rule, world.Options.ListenAddress, port);
        listeners.Add(listener);
        return listener.Uri;
    }

    private LoadBalancerParts AddParts(TargetGroupSpec spec, string? alternate, bool hasTest) => world.Engine.Read(() =>
    {
        var arn = world.Ids.LoadBalancerArn(spec.Name);
        var group = AddTargetGroup(spec, arn);
        var second = alternate is null ? null : AddTargetGroup(spec with { Name = alternate }, arn);
        return new LoadBalancerParts(arn, group, second, AddRule(spec.Name, group), hasTest ? AddRule(spec.Name, group) : null);
    });

    private TargetGroup AddTargetGroup(TargetGroupSpec spec, string loadBalancerArn)
    {
        var group = new TargetGroup(world.Ids.TargetGroupArn(spec.Name), spec, world.Engine) { LoadBalancerArn = loadBalancerArn };
        world.LoadBalancers.Add(group);
        return group;
    }

    private ListenerRule AddRule(string name, TargetGroup group)
    {
        var rule = new ListenerRule(world.Ids.ListenerRuleArn(name), world.Options.Seed);
        rule.Forward([(group, 100)]);
        world.LoadBalancers.Add(rule);
        return rule;
    }
}
