namespace Actions.Aws;

/// <summary>CloudFormation over the wire.</summary>
internal sealed class CloudFormation(IServiceCaller caller) : ICloudFormation
{
    /// <inheritdoc/>
    public async Task<CloudFormationStack> DescribeStackAsync(string stackName, CancellationToken cancellationToken)
    {
        var output = await caller.CallAsync(CloudFormationOperations.DescribeStacks, new(stackName), cancellationToken);
        return output.Stacks is [var stack, ..] ? stack : new CloudFormationStack { StackName = stackName };
    }
}
