namespace Actions.Aws;

/// <summary>The operations of ECS Express Mode.</summary>
internal static class EcsExpressOperations
{
    public static readonly Operation<DescribeExpressInput, DescribeExpressOutput> Describe = new(
        ServiceInfo.Ecs, "DescribeExpressGatewayService", Repeat.Freely, EcsExpressJson.Default.DescribeExpressInput,
        EcsExpressJson.Default.DescribeExpressOutput, input => $"service {input.ServiceArn}", "ecs:DescribeExpressGatewayService");

    /// <summary>The same content twice starts nothing new.</summary>
    public static readonly Operation<ExpressUpdate, UpdateExpressOutput> Update = new(
        ServiceInfo.Ecs, "UpdateExpressGatewayService", Repeat.Freely, EcsExpressJson.Default.ExpressUpdate,
        EcsExpressJson.Default.UpdateExpressOutput, update => $"service {update.ServiceArn}", "ecs:UpdateExpressGatewayService");

    public static IReadOnlyList<Operation> All { get; } = [Describe, Update];
}
