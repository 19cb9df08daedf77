using System.Text.Json.Nodes;

namespace Actions.Aws.Tests;

public class EcsWireTests
{
    [Fact]
    public async Task Sends_a_signed_json_request_and_reads_the_answer()
    {
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, _) => FakeAws.JsonAsync(context, 200, """
            {"services":[{"serviceArn":"arn:aws:ecs:eu-central-1:111122223333:service/main/api","serviceName":"api","status":"ACTIVE",
              "desiredCount":2,"runningCount":1,"unknownMember":{"x":1},"deploymentConfiguration":{"maximumPercent":200,"new":true},
              "deployments":[{"id":"ecs-svc/1","status":"PRIMARY","rolloutState":"BRAND_NEW","createdAt":1735689600.25,"updatedAt":"2025-01-01T00:00:01Z"}],
              "events":null}],"failures":[{"arn":"x","reason":"MISSING"}]}
            """);

        var answer = await session.Value.Ecs.DescribeServicesAsync("main", ["api", "web"], CancellationToken.None);

        var service = answer.Services.ShouldHaveSingleItem();
        service.DesiredCount.ShouldBe(2);
        service.Events.ShouldBeEmpty();
        service.LoadBalancers.ShouldBeEmpty();
        service.DeploymentConfiguration!["new"]!.GetValue<bool>().ShouldBeTrue();
        service.Deployments[0].RolloutState.ShouldBe("BRAND_NEW");
        service.Deployments[0].CreatedAt.ShouldBe(new DateTimeOffset(2025, 1, 1, 0, 0, 0, 250, TimeSpan.Zero));
        service.Deployments[0].UpdatedAt.ShouldBe(new DateTimeOffset(2025, 1, 1, 0, 0, 1, TimeSpan.Zero));
        answer.Failures[0].Reason.ShouldBe("MISSING");

        var request = session.Aws.ServiceRequests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/");
        request.Headers["X-Amz-Target"].ShouldBe("AmazonEC2ContainerServiceV20141113.DescribeServices");
        request.Headers["Content-Type"].ShouldBe("application/x-amz-json-1.1");
        request.Headers["Authorization"].ShouldContain("/eu-central-1/ecs/aws4_request");
        JsonNode.DeepEquals(request.Json, JsonNode.Parse("""{"cluster":"main","services":["api","web"],"include":["TAGS"]}""")).ShouldBeTrue();
    }

    [Fact]
    public async Task Keeps_unknown_members_of_a_task_definition_in_value_and_order()
    {
        const string definition =
            """{"family":"api","zeta":{"b":1.50,"a":[]},"containerDefinitions":[{"name":"app","image":"r/api:1","environment":[{"name":"GREETING","value":"grüß <&> 'x'"}]}],"enableFaultInjection":true}""";
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, request) => FakeAws.JsonAsync(context, 200, request.Operation == "DescribeTaskDefinition"
            ? $$"""{"taskDefinition":{{definition[..^1]}},"revision":7,"status":"ACTIVE"},"tags":[{"key":"team","value":"shop"}]}"""
            : """{"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:eu-central-1:111122223333:task-definition/api:8","family":"api","revision":8}}""");

        var described = await session.Value.Ecs.DescribeTaskDefinitionAsync("api", CancellationToken.None);
        var registered = await session.Value.Ecs.RegisterTaskDefinitionAsync(
            TaskDefinitionContent.ToRequest(described.TaskDefinition), CancellationToken.None);

        described.Tags.ShouldHaveSingleItem().Value.ShouldBe("shop");
        registered.TaskDefinition.Revision.ShouldBe(8);
        session.Aws.ServiceRequests[^1].Body.ShouldBe(definition);
    }

    [Fact]
    public async Task Sends_only_the_members_that_are_set()
    {
        await using var session = await Session.StartAsync();
        await session.Value.Ecs.UpdateServiceAsync(
            new UpdateServiceRequest { Service = "api", TaskDefinition = "api:8", EnableECSManagedTags = true }, CancellationToken.None);
        session.Aws.ServiceRequests[^1].Body.ShouldBe("""{"service":"api","taskDefinition":"api:8","enableECSManagedTags":true}""");
    }
}
