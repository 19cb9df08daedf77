namespace Actions.Aws;

/// <summary>What the official model says about one AWS service.</summary>
/// <param name="Id">Service id, such as <c>CloudWatch Logs</c>: names the endpoint variable.</param>
/// <param name="EndpointPrefix">First label of the host name.</param>
/// <param name="SigningName">Service of the SigV4 credential scope.</param>
/// <param name="Protocol">How requests are written.</param>
/// <param name="ApiVersion">Version of the API.</param>
/// <param name="TargetPrefix">Before the dot of <c>X-Amz-Target</c>; null for the protocols without that header.</param>
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

    public static readonly ServiceInfo ElbV2 =
        new("Elastic Load Balancing v2", "elasticloadbalancing", "elasticloadbalancing", Protocol.Query, "2015-12-01");

    public static readonly ServiceInfo EventBridge =
        new("EventBridge", "events", "events", Protocol.Json11, "2015-10-07", "AWSEvents");

    public static readonly ServiceInfo Scheduler =
        new("Scheduler", "scheduler", "scheduler", Protocol.RestJson, "2021-06-30");

    public static readonly ServiceInfo Lambda =
        new("Lambda", "lambda", "lambda", Protocol.RestJson, "2015-03-31");

    public static readonly ServiceInfo CloudWatch =
        new("CloudWatch", "monitoring", "monitoring", Protocol.Json10, "2010-08-01", "GraniteServiceVersion20100801")
        {
            IamPrefix = "cloudwatch", IsQueryCompatible = true,
        };

    public static readonly ServiceInfo Ecr =
        new("ECR", "api.ecr", "ecr", Protocol.Json11, "2015-09-21", "AmazonEC2ContainerRegistry_V20150921");

    public static readonly ServiceInfo SecretsManager =
        new("Secrets Manager", "secretsmanager", "secretsmanager", Protocol.Json11, "2017-10-17", "secretsmanager");

    public static readonly ServiceInfo CloudFormation =
        new("CloudFormation", "cloudformation", "cloudformation", Protocol.Query, "2010-05-15");

    public static readonly ServiceInfo AppRunner =
        new("AppRunner", "apprunner", "apprunner", Protocol.Json10, "2020-05-15", "AppRunner");

    public static readonly ServiceInfo Rds =
        new("RDS", "rds", "rds", Protocol.Query, "2014-10-31") { ItemNames = new Dictionary<string, string> { ["Tags"] = "Tag" } };

    public static readonly ServiceInfo S3 =
        new("S3", "s3", "s3", Protocol.RestXml, "2006-03-01");

    /// <summary>What IAM actions of this service begin with (service authorization reference): its signing name, with few exceptions.</summary>
    public string IamPrefix { get; private init; } = SigningName;

    /// <summary>Once spoke the query protocol, and tells its error codes in a header (Smithy trait <c>awsQueryCompatible</c>).</summary>
    public bool IsQueryCompatible { get; private init; }

    /// <summary>What the query protocol calls an item of a list, by the name of the list; <c>member</c> where the model says nothing else.</summary>
    public IReadOnlyDictionary<string, string> ItemNames { get; private init; } = new Dictionary<string, string>();

    /// <summary>Variable that overrides the endpoint of this service alone.</summary>
    public string EndpointVariable => "AWS_ENDPOINT_URL_" + Id.ToUpperInvariant().Replace(' ', '_');
}

/// <summary>The wire protocols of AWS that the suite speaks.</summary>
internal enum Protocol
{
    /// <summary><c>application/x-amz-json-1.0</c> with <c>X-Amz-Target</c>.</summary>
    Json10,

    /// <summary><c>application/x-amz-json-1.1</c> with <c>X-Amz-Target</c>.</summary>
    Json11,

    /// <summary>Method and path name the operation; members stand in path, query and a JSON body.</summary>
    RestJson,

    /// <summary>Form fields in, XML out.</summary>
    Query,

    /// <summary>As REST JSON, with XML; only S3, by its official client.</summary>
    RestXml,
}
