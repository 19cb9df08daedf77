namespace Actions.Aws;

/// <summary>Reads services with as few calls as the API allows.</summary>
public static class EcsServices
{
    private const int ServicesPerCall = 10;   // ECS API reference, DescribeServices

    /// <summary>Describes services of one cluster; those that do not exist are left out.</summary>
    /// <param name="ecs">The client.</param>
    /// <param name="cluster">Name or ARN.</param>
    /// <param name="names">Names or ARNs.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    public static async Task<IReadOnlyList<EcsService>> DescribeAllServicesAsync(this IEcs ecs, string? cluster, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ecs);
        var found = new List<EcsService>();
        foreach (var chunk in names.Chunk(ServicesPerCall))
            found.AddRange((await ecs.DescribeServicesAsync(cluster, chunk, cancellationToken)).Services);
        return found;
    }
}
