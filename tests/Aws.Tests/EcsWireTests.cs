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

    [Fact]
    public async Task Reads_stage_weights_hooks_alarms_and_rollback_of_a_service_deployment()
    {
        await using var session = await Session.StartAsync();
        session.Aws.Answer = (context, _) => FakeAws.JsonAsync(context, 200, """
            {"serviceDeployments":[{"serviceDeploymentArn":"d","status":"IN_PROGRESS","lifecycleStage":"NEW_STAGE","updatedAt":1735689601,
              "sourceServiceRevisions":[{"arn":"blue","requestedTaskCount":2,"runningTaskCount":2,"requestedTestTrafficWeight":0.0,"requestedProductionTrafficWeight":87.5}],
              "targetServiceRevision":{"arn":"green","requestedTaskCount":2,"pendingTaskCount":1,"requestedTestTrafficWeight":100,"requestedProductionTrafficWeight":12.5},
              "lifecycleHookDetails":[{"hookId":"h1","targetType":"PAUSE","status":"AWAITING_ACTION","expiresAt":1735689600,"timeoutAction":"ROLLBACK"},
                {"hookId":"h2","targetType":"AWS_LAMBDA","targetArn":"arn:aws:lambda:eu-central-1:1:function:f","status":"IN_PROGRESS"}],
              "alarms":{"status":"TRIGGERED","alarmNames":["a","b"],"triggeredAlarmNames":["b"]},
              "rollback":{"reason":"because","startedAt":1735689600,"serviceRevisionArn":"blue"}}],"failures":[]}
            """);

        var answer = await session.Value.Ecs.DescribeServiceDeploymentsAsync(["d"], CancellationToken.None);

        var deployment = answer.ServiceDeployments.ShouldHaveSingleItem();
        deployment.LifecycleStage.ShouldBe("NEW_STAGE");
        deployment.UpdatedAt.ShouldBe(new DateTimeOffset(2025, 1, 1, 0, 0, 1, TimeSpan.Zero));
        deployment.SourceServiceRevisions[0].RequestedProductionTrafficWeight.ShouldBe(87.5);
        deployment.TargetServiceRevision!.RequestedTestTrafficWeight.ShouldBe(100);
        deployment.TargetServiceRevision.RequestedProductionTrafficWeight.ShouldBe(12.5);
        deployment.LifecycleHookDetails[0].ShouldBe(new()
        {
            HookId = "h1", TargetType = "PAUSE", Status = LifecycleHookStatus.AwaitingAction, TimeoutAction = LifecycleHookAction.Rollback,
            ExpiresAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
        });
        deployment.LifecycleHookDetails[1].TargetArn.ShouldBe("arn:aws:lambda:eu-central-1:1:function:f");
        deployment.Alarms!.TriggeredAlarmNames.ShouldBe(["b"]);
        deployment.Rollback!.ServiceRevisionArn.ShouldBe("blue");
    }

    [Fact]
    public async Task Says_to_which_hook_it_answers_what()
    {
        await using var session = await Session.StartAsync();
        await session.Value.Ecs.ContinueServiceDeploymentAsync("arn:d", "h1", LifecycleHookAction.Rollback, CancellationToken.None);
        session.Aws.ServiceRequests[^1].Body.ShouldBe("""{"serviceDeploymentArn":"arn:d","hookId":"h1","action":"ROLLBACK"}""");
    }
}
