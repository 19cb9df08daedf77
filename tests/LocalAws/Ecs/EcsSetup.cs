using LocalAws.Ecs.Hooks;
using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;
using LocalAws.Processes;

namespace LocalAws.Ecs;

/// <summary>What the local ECS begins with. Services are created by CreateService, as anywhere.</summary>
public sealed record EcsSetup
{
    public IReadOnlyList<string> Clusters { get; init; } = [];
    public IReadOnlyList<LoadBalancerSpec> LoadBalancers { get; init; } = [];
    public IReadOnlyList<ImageSpec> Images { get; init; } = [];

    /// <summary>Functions that lifecycle hooks call.</summary>
    public IReadOnlyList<HookScript> Hooks { get; init; } = [];
}

/// <param name="Group">Its target group, whose name is also the load balancer's.</param>
/// <param name="Port">Loopback port of its listener; 0 takes a free one.</param>
public sealed record LoadBalancerSpec(TargetGroupSpec Group, int Port = 0)
{
    /// <summary>Name of a second target group, with the same health check, for deployments that shift traffic.</summary>
    public string? Alternate { get; init; }

    /// <summary>Loopback port of a second listener, for test traffic; 0 takes a free one, null means there is none.</summary>
    public int? TestPort { get; init; }
}

/// <summary>An image: a program, or outcomes that are played without one.</summary>
public sealed record ImageSpec(string Repository, string Tag)
{
    public LocalProgram? Program { get; init; }
    public IReadOnlyList<VirtualOutcome> Outcomes { get; init; } = [];

    /// <summary>Such as <c>linux/amd64</c>; several make the image an index of one image each. None means that it runs on all of them.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>As in DescribeImages; null where images are not scanned.</summary>
    public string? ScanStatus { get; init; }
}
