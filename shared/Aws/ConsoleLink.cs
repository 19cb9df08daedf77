namespace Actions.Aws;

/// <summary>Addresses of pages of the AWS console.</summary>
public static class ConsoleLink
{
    /// <summary>The page of an ECS service; null for an ARN that names none.</summary>
    /// <param name="serviceArn">In the long form, <c>arn:PARTITION:ecs:REGION:ACCOUNT:service/CLUSTER/NAME</c>.</param>
    public static string? OfService(string serviceArn)
    {
        ArgumentNullException.ThrowIfNull(serviceArn);
        if (serviceArn.Split(':', 6) is not [_, var partition, "ecs", var region, _, var resource] || resource.Split('/') is not ["service", var cluster, var name])
            return null;
        return $"https://{Host(partition, region)}/ecs/v2/clusters/{Uri.EscapeDataString(cluster)}/services/{Uri.EscapeDataString(name)}/health?region={region}";
    }

    private static string Host(string partition, string region) => partition switch
    {
        "aws-cn" => $"{region}.console.amazonaws.cn",
        "aws-us-gov" => $"{region}.console.amazonaws-us-gov.com",
        _ => $"{region}.console.aws.amazon.com",
    };
}
