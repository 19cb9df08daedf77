namespace Actions.Aws;

/// <summary>What the official model says about one AWS service.</summary>
/// <param name="Id">Service id, such as <c>CloudWatch Logs</c>: names the endpoint variable.</param>
/// <param name="EndpointPrefix">First label of the host name.</param>
/// <param name="SigningName">Service of the SigV4 credential scope.</param>
/// <param name="Protocol">How requests are written.</param>
/// <param name="ApiVersion">Version of the API.</param>
/// <param name="TargetPrefix">Before the dot of <c>X-Amz-Target</c>; null for the query protocol.</param>
internal sealed record ServiceInfo(
    string Id, string EndpointPrefix, string SigningName, Protocol Protocol, string ApiVersion, string? TargetPrefix = null)
{
    public static readonly ServiceInfo Ecs =
        new("ECS", "ecs", "ecs", Protocol.Json11, "2014-11-13", "AmazonEC2ContainerServiceV20141113");

    public static readonly ServiceInfo Logs =
        new("CloudWatch Logs", "logs", "logs", Protocol.Json11, "2014-03-28", "Logs_20140328");

    public static readonly ServiceInfo Ssm =
        new("SSM", "ssm", "ssm", Protocol.Json11, "2014-11-06", "AmazonSSM");

    public static readonly ServiceInfo Sts =
        new("STS", "sts", "sts", Protocol.Query, "2011-06-15");

    /// <summary>Variable that overrides the endpoint of this service alone.</summary>
    public string EndpointVariable => "AWS_ENDPOINT_URL_" + Id.ToUpperInvariant().Replace(' ', '_');
}

/// <summary>The wire protocols of AWS that the suite speaks.</summary>
internal enum Protocol
{
    /// <summary><c>application/x-amz-json-1.1</c> with <c>X-Amz-Target</c>.</summary>
    Json11,

    /// <summary>Form fields in, XML out.</summary>
    Query,
}
