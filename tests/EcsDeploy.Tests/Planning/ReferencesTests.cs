using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy.Tests.Planning;

public sealed class ReferencesTests
{
    private const string Image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1";
    private const string Definition =
        """
        {
          "family": "web", "runtimePlatform": { "cpuArchitecture": "ARM64" },
          "containerDefinitions": [
            { "name": "app", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
              "secrets": [
                { "name": "A", "valueFrom": "arn:aws:secretsmanager:eu-west-1:1:secret:db-Ab12Cd:password::" },
                { "name": "B", "valueFrom": "arn:aws:ssm:eu-west-2:1:parameter/shop/url" },
                { "name": "C", "valueFrom": "/shop/key" }],
              "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/web", "awslogs-region": "eu-west-1" } } },
            { "name": "made", "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
              "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/made", "awslogs-create-group": "true" } } },
            { "name": "other", "image": "shop/other:1",
              "logConfiguration": { "logDriver": "splunk", "options": { "splunk-url": "https://x" }, "secretOptions": [{ "name": "splunk-token", "valueFrom": "/shop/splunk" }] } }]
        }
        """;

    [Fact]
    public void Everything_a_task_needs_at_its_start_is_named_once()
    {
        var service = Samples.Service(Samples.Deployment("ecs-svc/1", Samples.Old)) with
        {
            LoadBalancers = [new EcsLoadBalancer { TargetGroupArn = "arn:tg", AdvancedConfiguration = new JsonObject { ["alternateTargetGroupArn"] = "arn:alternate" } }],
            DeploymentConfiguration = JsonNode.Parse("""{"alarms":{"enable":true,"alarmNames":["errors"]}}""")!.AsObject(),
        };
        var revision = new Revision(Samples.Old, [], IsActive: true);
        var rendering = new Rendering(new ServiceState("backend", service, Samples.Old, revision), new ServiceWish(), Tree(Definition), ServiceSettings.None);

        References.Of(rendering).ShouldBe(
        [
            new Reference(ReferenceKind.Image, Image, "eu-west-1", "ARM64"),
            new Reference(ReferenceKind.LogGroup, "/ecs/web", "eu-west-1"),
            new Reference(ReferenceKind.Secret, "arn:aws:secretsmanager:eu-west-1:1:secret:db-Ab12Cd", "eu-west-1"),
            new Reference(ReferenceKind.Parameter, "arn:aws:ssm:eu-west-2:1:parameter/shop/url", "eu-west-2"),
            new Reference(ReferenceKind.Parameter, "/shop/key"),
            new Reference(ReferenceKind.Parameter, "/shop/splunk"),
            new Reference(ReferenceKind.TargetGroup, "arn:tg"),
            new Reference(ReferenceKind.TargetGroup, "arn:alternate"),
            new Reference(ReferenceKind.Alarm, "errors"),
        ]);
    }

    [Theory]
    [InlineData("""{"containerDefinitions":[{"secrets":[{"name":"A","valueFrom":"x"}]}]}""", true)]
    [InlineData("""{"requiresCompatibilities":["FARGATE"],"containerDefinitions":[{"logConfiguration":{"logDriver":"awslogs"}}]}""", true)]
    [InlineData("""{"requiresCompatibilities":["EC2"],"containerDefinitions":[{"logConfiguration":{"logDriver":"awslogs"}}]}""", false)]
    [InlineData("""{"requiresCompatibilities":["FARGATE"],"containerDefinitions":[{}]}""", false)]
    public void Secrets_and_logs_on_Fargate_need_an_execution_role(string definition, bool needed) =>
        References.NeedsExecutionRole(Tree(definition)).ShouldBe(needed);

    private static JsonObject Tree(string json) => JsonNode.Parse(json)!.AsObject();
}
