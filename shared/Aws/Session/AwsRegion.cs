using Amazon;

namespace Actions.Aws;

/// <summary>A region and the partition it lies in.</summary>
/// <param name="Name">Such as <c>eu-central-1</c>.</param>
/// <param name="Partition">Such as <c>aws</c> or <c>aws-cn</c>: the second part of every ARN.</param>
/// <param name="DnsSuffix">Such as <c>amazonaws.com</c>.</param>
/// <param name="IsKnown">False when the SDK's table does not list the region; the partition is then that of its prefix.</param>
public sealed record AwsRegion(string Name, string Partition, string DnsSuffix, bool IsKnown)
{
    /// <summary>Looks a region up in the SDK's partition table.</summary>
    public static AwsRegion Of(string name)
    {
        var known = RegionEndpoint.EnumerableAllRegions.FirstOrDefault(region => region.SystemName == name);
        var region = known ?? RegionEndpoint.GetBySystemName(name);
        return new AwsRegion(name, region.PartitionName, region.PartitionDnsSuffix, known is not null);
    }

    /// <summary>DNS suffix of the endpoints that also speak IPv6, from the partition table of the AWS SDKs.</summary>
    internal string DualStackSuffix => Partition switch
    {
        "aws" or "aws-us-gov" => "api.aws",
        "aws-cn" => "api.amazonwebservices.com.cn",
        _ => DnsSuffix,
    };

    /// <summary>An ARN of this region's partition.</summary>
    /// <param name="service">Such as <c>ecs</c>.</param>
    /// <param name="account">Twelve digits.</param>
    /// <param name="resource">Such as <c>cluster/main</c>.</param>
    public string Arn(string service, string account, string resource) => $"arn:{Partition}:{service}:{Name}:{account}:{resource}";
}
