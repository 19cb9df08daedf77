using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>Why one item of a describe call is missing.</summary>
public sealed record EcsFailure
{
    /// <summary>ARN of the item.</summary>
    public string Arn { get; init; } = "";

    /// <summary>Code such as <c>MISSING</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Text of AWS.</summary>
    public string? Detail { get; init; }
}

/// <summary>Output of <c>DescribeServices</c>.</summary>
public sealed record DescribeServicesResponse
{
    /// <summary>The services found, in no promised order.</summary>
    public IReadOnlyList<EcsService> Services { get => field ?? []; init; }

    /// <summary>The services not found.</summary>
    public IReadOnlyList<EcsFailure> Failures { get => field ?? []; init; }
}

/// <summary>Output of <c>DescribeTaskDefinition</c>.</summary>
public sealed record DescribeTaskDefinitionResponse
{
    /// <summary>The task definition whole, members unknown to this library included, in AWS's order.</summary>
    public JsonObject TaskDefinition { get => field ??= []; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<EcsTag> Tags { get => field ?? []; init; }
}

/// <summary>Output of <c>RegisterTaskDefinition</c>.</summary>
public sealed record RegisterTaskDefinitionResponse
{
    /// <summary>The new revision.</summary>
    public TaskDefinitionRevision TaskDefinition { get => field ??= new(); init; }
}

/// <summary>Name of one revision of a task definition.</summary>
public sealed record TaskDefinitionRevision
{
    /// <summary>ARN of the revision.</summary>
    public string TaskDefinitionArn { get; init; } = "";

    /// <summary>Family name.</summary>
    public string Family { get; init; } = "";

    /// <summary>Counts from 1 in each family.</summary>
    public int Revision { get; init; }
}

/// <summary>Output of <c>DescribeClusters</c>.</summary>
public sealed record DescribeClustersResponse
{
    /// <summary>The clusters found.</summary>
    public IReadOnlyList<EcsCluster> Clusters { get => field ?? []; init; }

    /// <summary>The clusters not found.</summary>
    public IReadOnlyList<EcsFailure> Failures { get => field ?? []; init; }
}

/// <summary>A cluster.</summary>
public sealed record EcsCluster
{
    /// <summary>ARN of the cluster.</summary>
    public string ClusterArn { get; init; } = "";

    /// <summary>Its name.</summary>
    public string ClusterName { get; init; } = "";

    /// <summary><c>ACTIVE</c> when usable.</summary>
    public string Status { get; init; } = "";
}

/// <summary>Output of <c>DescribeServiceDeployments</c>.</summary>
public sealed record DescribeServiceDeploymentsResponse
{
    /// <summary>The service deployments found.</summary>
    public IReadOnlyList<ServiceDeployment> ServiceDeployments { get => field ?? []; init; }

    /// <summary>Those not found.</summary>
    public IReadOnlyList<EcsFailure> Failures { get => field ?? []; init; }
}

/// <summary>Output of <c>DescribeServiceRevisions</c>.</summary>
public sealed record DescribeServiceRevisionsResponse
{
    /// <summary>The revisions found.</summary>
    public IReadOnlyList<ServiceRevision> ServiceRevisions { get => field ?? []; init; }

    /// <summary>Those not found.</summary>
    public IReadOnlyList<EcsFailure> Failures { get => field ?? []; init; }
}

/// <summary>Output of <c>DescribeTasks</c>.</summary>
public sealed record DescribeTasksResponse
{
    /// <summary>The tasks found.</summary>
    public IReadOnlyList<EcsTask> Tasks { get => field ?? []; init; }

    /// <summary>Those not found.</summary>
    public IReadOnlyList<EcsFailure> Failures { get => field ?? []; init; }
}

/// <summary>Output of <c>RunTask</c>.</summary>
public sealed record RunTaskResponse
{
    /// <summary>The tasks started.</summary>
    public IReadOnlyList<EcsTask> Tasks { get => field ?? []; init; }

    /// <summary>Why others were not, such as <c>RESOURCE:MEMORY</c>.</summary>
    public IReadOnlyList<EcsFailure> Failures { get => field ?? []; init; }
}
