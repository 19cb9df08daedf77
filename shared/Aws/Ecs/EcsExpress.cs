namespace Actions.Aws;

/// <summary>ECS Express Mode over the wire.</summary>
internal sealed class EcsExpress(IServiceCaller caller) : IEcsExpress
{
    /// <inheritdoc/>
    public async Task<ExpressService> DescribeAsync(string serviceArn, CancellationToken cancellationToken) =>
        (await caller.CallAsync(EcsExpressOperations.Describe, new(serviceArn), cancellationToken)).Service ?? new();

    /// <inheritdoc/>
    public async Task<string?> UpdateAsync(ExpressUpdate update, CancellationToken cancellationToken) =>
        (await caller.CallAsync(EcsExpressOperations.Update, update, cancellationToken)).Service?.TargetConfiguration?.ServiceRevisionArn;
}
