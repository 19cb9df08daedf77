using System.Text.Json.Nodes;
using LocalAws.Clock;
using LocalAws.Ecs;
using LocalAws.Model;
using LocalAws.Tests.Kit;
using LocalAws.Wire;

namespace LocalAws.Tests.Ecs.Support;

/// <summary>A local ECS without the wire, with short calls and the usual service.</summary>
internal sealed class EcsWorldOf : IAsyncDisposable
{
    public const string Repository = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/backend";
    private static readonly Caller Tester = new("123456789012", "arn:aws:iam::123456789012:user/tester");

    public EcsWorldOf(EcsOptions? options = null, WorldClock? clock = null)
    {
        Clock = clock ?? WorldClock.Manual();
        Ecs = new(Clock, Logs, Parameters, options);
        Call("CreateCluster", """{"clusterName":"main"}""");
    }

    public WorldClock Clock { get; }
    public ManualClock Manual => (ManualClock)Clock;
    public EcsService Ecs { get; }
    public MemoryLogs Logs { get; } = new();
    public MemoryParameters Parameters { get; } = [];

    public JsonObject Call(string operation, string parameters) => Call(operation, JsonNode.Parse(parameters)!.AsObject());

    /// <summary>Every call and every answer of the tests is valid by the official model.</summary>
    public JsonObject Call(string operation, JsonObject parameters)
    {
        var model = ModelCatalog.Find("ecs", operation)!;
        ModelValidator.Request(model.Input, parameters).ShouldBeEmpty();
        var call = new ApiCall("ecs", operation, parameters, Tester, "eu-west-1");
        var answer = Ecs.HandleAsync(call, CancellationToken.None).GetAwaiter().GetResult();
        var written = JsonNode.Parse(answer.ToJsonString())!.AsObject();
        ModelValidator.Response(model.Output, written).ShouldBeEmpty();
        return written;
    }

    public ApiError Refused(string operation, string parameters) => Should.Throw<ApiError>(() => Call(operation, parameters));

    /// <summary>Registers a revision of the family <c>backend</c> with the tag; more members of the container may be given.</summary>
    public string Register(string tag, string more = "") => Call("RegisterTaskDefinition", $$"""
        {"family":"backend","containerDefinitions":[{"name":"app","image":"{{Repository}}:{{tag}}","essential":true{{more}}}]}
        """)["taskDefinition"]!["taskDefinitionArn"]!.GetValue<string>();

    public JsonObject CreateService(string taskDefinition, int desired, string more = "") => Call("CreateService", $$"""
        {"cluster":"main","serviceName":"backend","taskDefinition":"{{taskDefinition}}","desiredCount":{{desired}}{{more}}}
        """)["service"]!.AsObject();

    public JsonObject Update(string more) =>
        Call("UpdateService", $$"""{"cluster":"main","service":"backend",{{more}}}""")["service"]!.AsObject();

    public JsonObject Deploy(string taskDefinition) => Update($"\"taskDefinition\":\"{taskDefinition}\"");

    public JsonObject Service => Call("DescribeServices", """{"cluster":"main","services":["backend"]}""")["services"]![0]!.AsObject();
    public JsonArray Deployments => Service["deployments"]!.AsArray();
    public JsonNode Primary => Deployments.Single(one => Text(one, "status") == "PRIMARY")!;
    public IReadOnlyList<string> Events => [.. Service["events"]!.AsArray().Select(one => Text(one, "message"))];

    public JsonNode Record => Call("DescribeServiceDeployments",
        $$"""{"serviceDeploymentArns":["{{Text(Records[0], "serviceDeploymentArn")}}"]}""")["serviceDeployments"]![0]!;

    public IReadOnlyList<JsonNode> Records => All("ListServiceDeployments", """{"cluster":"main","service":"backend"}""", "serviceDeployments");

    public IReadOnlyList<JsonNode> Tasks(string desiredStatus) =>
        [.. All("ListTasks", $$"""{"cluster":"main","serviceName":"backend","desiredStatus":"{{desiredStatus}}"}""", "taskArns")
            .Select(arn => Task(arn.GetValue<string>()))];

    public JsonNode Task(string arn) => Call("DescribeTasks", $$"""{"cluster":"main","tasks":["{{arn}}"]}""")["tasks"]![0]!;

    public IReadOnlyList<JsonNode> All(string operation, string parameters, string member)
    {
        var found = new List<JsonNode>();
        string? token = null;
        do
        {
            var request = JsonNode.Parse(parameters)!.AsObject();
            if (token is not null)
                request["nextToken"] = token;
            var answer = Call(operation, request);
            found.AddRange(answer[member]!.AsArray().Select(item => item!));
            token = answer["nextToken"]?.GetValue<string>();
        }
        while (token is not null);
        return found;
    }

    /// <summary>The service as the scheduler sees it.</summary>
    public LocalAws.Ecs.Model.Service State => Ecs.World.Clusters.Find(cluster => cluster.Name == "main")!.Services[0];

    public void Settle() => AdvanceUntil(() => State.Current.RolloutState == "COMPLETED");

    public void AdvanceUntil(Func<bool> condition, TimeSpan? max = null)
    {
        if (!Manual.AdvanceUntil(condition, max ?? TimeSpan.FromMinutes(30)))
            Assert.Fail($"It did not come to that: {Ecs.Dump()}");
    }

    public Task WaitUntil(Func<bool> condition) => Eventually.ShouldAsync(condition, () => Ecs.Dump().ToString());

    public static string Text(JsonNode? node, string member) => node![member]!.GetValue<string>();

    public ValueTask DisposeAsync() => Ecs.DisposeAsync();
}
