using System.Text.Json.Nodes;
using LocalAws.Model;

namespace LocalAws.Tests.Model;

/// <summary>Negative controls: a check that never refuses proves nothing.</summary>
public sealed class ModelValidatorTests
{
    private const string Register = """
        {
          "family": "api",
          "networkMode": "awsvpc",
          "requiresCompatibilities": ["FARGATE"],
          "cpu": "256",
          "memory": "512",
          "containerDefinitions": [{
            "name": "app",
            "image": "shop/api:1",
            "essential": true,
            "portMappings": [{"containerPort": 8080, "protocol": "tcp"}],
            "environment": [{"name": "A", "value": "1"}],
            "dockerLabels": {"a": "b"},
            "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/api"}},
            "stopTimeout": 30
          }],
          "tags": [{"key": "a", "value": "b"}]
        }
        """;

    private static readonly Dictionary<string, (Action<JsonObject> Spoil, string Path)> Mutations = new()
    {
        ["unknown member"] = (r => r["taskRole"] = "x", "taskRole"),
        ["renamed member"] = (r => Rename(r, "networkMode", "network_mode"), "network_mode"),
        ["other case"] = (r => Rename(r, "family", "Family"), "Family"),
        ["required missing"] = (r => r.Remove("family"), "family"),
        ["required list missing"] = (r => r.Remove("containerDefinitions"), "containerDefinitions"),
        ["required null"] = (r => r["family"] = null, "family"),
        ["number for text"] = (r => r["cpu"] = 256, "cpu"),
        ["text for list"] = (r => r["requiresCompatibilities"] = "FARGATE", "requiresCompatibilities"),
        ["list for object"] = (r => r["runtimePlatform"] = new JsonArray(), "runtimePlatform"),
        ["wrong enum"] = (r => r["networkMode"] = "AWSVPC", "networkMode"),
        ["wrong enum in list"] = (r => r["requiresCompatibilities"]![0] = "FARGET", "requiresCompatibilities[0]"),
        ["unknown member of a container"] = (r => Container(r)["imageUri"] = "x", "containerDefinitions[0].imageUri"),
        ["text for boolean"] = (r => Container(r)["essential"] = "true", "containerDefinitions[0].essential"),
        ["text for number"] = (r => Container(r)["portMappings"]![0]!["containerPort"] = "8080", "containerDefinitions[0].portMappings[0].containerPort"),
        ["fraction for whole number"] = (r => Container(r)["stopTimeout"] = 1.5, "containerDefinitions[0].stopTimeout"),
        ["number in a map of texts"] = (r => Container(r)["dockerLabels"]!["a"] = 1, "containerDefinitions[0].dockerLabels[\"a\"]"),
        ["required missing deep inside"] = (r => Container(r)["logConfiguration"]!.AsObject().Remove("logDriver"), "containerDefinitions[0].logConfiguration.logDriver"),
        ["object for list element"] = (r => Container(r)["command"] = new JsonArray(new JsonObject()), "containerDefinitions[0].command[0]"),
        ["null in a list"] = (r => Container(r)["command"] = new JsonArray((JsonNode?)null), "containerDefinitions[0].command[0]"),
        ["map given as pairs"] = (r => Container(r)["environment"] = new JsonObject { ["A"] = "1" }, "containerDefinitions[0].environment"),
        ["too many"] = (r => r["tags"] = new JsonArray([.. Enumerable.Range(0, 51).Select(i => new JsonObject { ["key"] = $"k{i}", ["value"] = "" })]), "tags"),
        ["too long"] = (r => r["tags"]![0]!["key"] = new string('a', 129), "tags[0].key"),
        ["too short"] = (r => r["tags"]![0]!["key"] = "", "tags[0].key"),
        ["pattern"] = (r => r["tags"]![0]!["key"] = "a#b", "tags[0].key"),
    };

    public static TheoryData<string> MutationNames => [.. Mutations.Keys];

    [Theory]
    [MemberData(nameof(MutationNames))]
    public void Finds(string mutation)
    {
        var request = JsonNode.Parse(Register)!.AsObject();
        Mutations[mutation].Spoil(request);

        var found = ModelValidator.Request(ModelCatalog.Find("ecs", "RegisterTaskDefinition")!.Input, request);

        found.Select(violation => violation.Path).ShouldContain(Mutations[mutation].Path);
    }

    [Fact]
    public void Accepts_the_request_the_mutations_start_from() =>
        ModelValidator.Request(ModelCatalog.Find("ecs", "RegisterTaskDefinition")!.Input, JsonNode.Parse(Register)!.AsObject()).ShouldBeEmpty();

    [Fact]
    public void Accepts_anything_where_the_model_says_any_document()
    {
        var request = JsonNode.Parse("""{"service":"api","deploymentConfiguration":{"lifecycleHooks":[{"hookDetails":{"a":[1,{"b":null}]}}]}}""")!.AsObject();

        ModelValidator.Request(ModelCatalog.Find("ecs", "UpdateService")!.Input, request).ShouldBeEmpty();
    }

    [Fact]
    public void Finds_members_an_answer_must_not_have()
    {
        var answer = JsonNode.Parse("""{"services": [{"serviceName": "api", "version": "1"}], "failures": []}""")!.AsObject();

        ModelValidator.Response(ModelCatalog.Find("ecs", "DescribeServices")!.Output, answer).Single().Path.ShouldBe("services[0].version");
    }

    [Fact]
    public void Does_not_show_the_value_it_refuses()
    {
        var request = JsonNode.Parse("""{"Name": "/a", "Value": 12345678, "Type": "String"}""")!.AsObject();

        ModelValidator.Request(ModelCatalog.Find("ssm", "PutParameter")!.Input, request).Single().ToString().ShouldNotContain("12345678");
    }

    private static JsonObject Container(JsonObject request) => request["containerDefinitions"]![0]!.AsObject();

    private static void Rename(JsonObject node, string from, string to)
    {
        node[to] = node[from]!.DeepClone();
        node.Remove(from);
    }
}
