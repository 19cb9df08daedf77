namespace Actions.Aws;

/// <summary>The CloudFormation operations.</summary>
internal static class CloudFormationOperations
{
    public static readonly Operation<DescribeStacksInput, DescribeStacksOutput> DescribeStacks = new(
        ServiceInfo.CloudFormation, "DescribeStacks", Repeat.Freely, CloudFormationJson.Default.DescribeStacksInput,
        CloudFormationJson.Default.DescribeStacksOutput, input => $"stack {input.StackName}", "cloudformation:DescribeStacks");

    public static IReadOnlyList<Operation> All { get; } = [DescribeStacks];
}
