namespace LocalAws.Ecs;

/// <summary>Ids and ARNs in the service's forms, from a seed.</summary>
internal sealed class Ids(EcsOptions options)
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private readonly Random random = new(options.Seed);

    public string Account => options.AccountId;
    public string Task() => Hex(32);
    public string Deployment() => $"ecs-svc/{Digits(19)}";
    public string Uuid() => new Guid(Bytes(16)).ToString();
    public string Hook(bool isPause) => $"ecs-{(isPause ? "pause" : "lambda")}-{Letters(43)}";
    public string Eni() => $"eni-{Hex(17)}";
    public string Ip() => $"10.0.{random.Next(0, 256)}.{random.Next(4, 255)}";
    public string RuntimeId(string taskId) => $"{taskId}-{Digits(10)}";

    public string ClusterArn(string name) => Of("ecs", $"cluster/{name}");
    public string ServiceArn(string cluster, string name) => Of("ecs", $"service/{cluster}/{name}");
    public string TaskArn(string cluster, string id) => Of("ecs", $"task/{cluster}/{id}");
    public string ContainerArn(string cluster, string taskId) => Of("ecs", $"container/{cluster}/{taskId}/{Uuid()}");
    public string TaskDefinitionArn(string family, int revision) => Of("ecs", $"task-definition/{family}:{revision}");
    public string ServiceDeploymentArn(string cluster, string service) => Of("ecs", $"service-deployment/{cluster}/{service}/{Letters(21)}");
    public string ServiceRevisionArn(string cluster, string service) => Of("ecs", $"service-revision/{cluster}/{service}/{Digits(19)}");
    public string TargetGroupArn(string name) => Of("elasticloadbalancing", $"targetgroup/{name}/{Hex(16)}");
    public string LoadBalancerArn(string name) => Of("elasticloadbalancing", $"loadbalancer/app/{name}/{Hex(16)}");

    public string ListenerRuleArn(string name) => Of("elasticloadbalancing", $"listener-rule/app/{name}/{Hex(16)}/{Hex(16)}/{Hex(16)}");

    private string Of(string service, string resource) => $"arn:aws:{service}:{options.Region}:{options.AccountId}:{resource}";

    private string Hex(int length) => Convert.ToHexStringLower(Bytes((length + 1) / 2))[..length];
    private string Letters(int length) => new([.. Enumerable.Range(0, length).Select(_ => Base62[random.Next(Base62.Length)])]);
    private string Digits(int length) => new([(char)('1' + random.Next(9)), .. Enumerable.Range(1, length - 1).Select(_ => (char)('0' + random.Next(10)))]);

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
