namespace Actions.Aws;

/// <summary>ELB v2 over the wire.</summary>
internal sealed class ElbV2(IServiceCaller caller) : IElbV2
{
    /// <summary>Most ARNs or names one request takes.</summary>
    private const int BatchSize = 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TargetHealthDescription>> DescribeTargetHealthAsync(
        string targetGroupArn, CancellationToken cancellationToken)
    {
        var output = await caller.CallAsync(ElbV2Operations.DescribeTargetHealth, new(targetGroupArn), cancellationToken);
        return output.TargetHealthDescriptions ?? [];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ElbTargetGroup>> DescribeTargetGroupsAsync(
        IReadOnlyList<string> targetGroupArns, CancellationToken cancellationToken) =>
        BatchesAsync(targetGroupArns, async (arns, marker) =>
        {
            var page = await caller.CallAsync(ElbV2Operations.DescribeTargetGroups, new(arns, marker), cancellationToken);
            return (page.TargetGroups, page.NextMarker);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ElbLoadBalancer>> DescribeLoadBalancersAsync(
        IReadOnlyList<string> loadBalancerArns, CancellationToken cancellationToken) =>
        BatchesAsync(loadBalancerArns, (arns, marker) => LoadBalancersAsync(new(arns, Names: null, marker), cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<ElbLoadBalancer>> FindLoadBalancersAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        BatchesAsync(names, (some, marker) => LoadBalancersAsync(new(LoadBalancerArns: null, some, marker), cancellationToken));

    /// <inheritdoc/>
    public Task<IReadOnlyList<ElbListener>> DescribeListenersAsync(string loadBalancerArn, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(ElbV2Operations.DescribeListeners, new(loadBalancerArn, marker), cancellationToken);
            return (page.Listeners, page.NextMarker);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<ElbRule>> DescribeRulesAsync(string listenerArn, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async marker =>
        {
            var page = await caller.CallAsync(ElbV2Operations.DescribeRules, new(listenerArn, marker), cancellationToken);
            return (page.Rules, page.NextMarker);
        });

    private async Task<(IReadOnlyList<ElbLoadBalancer>? Items, string? NextMarker)> LoadBalancersAsync(
        DescribeLoadBalancersInput input, CancellationToken cancellationToken)
    {
        var page = await caller.CallAsync(ElbV2Operations.DescribeLoadBalancers, input, cancellationToken);
        return (page.LoadBalancers, page.NextMarker);
    }

    /// <summary>No names means all of the account to AWS, and nothing here.</summary>
    private static async Task<IReadOnlyList<T>> BatchesAsync<T>(
        IReadOnlyList<string> names, Func<IReadOnlyList<string>, string?, Task<(IReadOnlyList<T>? Items, string? NextToken)>> readPage)
    {
        var all = new List<T>();
        foreach (var batch in names.Chunk(BatchSize))
            all.AddRange(await Pages.ReadAsync(int.MaxValue, marker => readPage(batch, marker)));
        return all;
    }
}
