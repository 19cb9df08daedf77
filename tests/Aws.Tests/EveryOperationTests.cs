using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using LocalAws.Faults;
using LocalAws.Model;

namespace Actions.Aws.Tests;

/// <summary>Each operation, in its smallest and its fullest form, over the wire to the local AWS.</summary>
public class EveryOperationTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private const string FunctionArn = "arn:aws:lambda:eu-central-1:123456789012:function:fn";

    private static readonly Dictionary<string, string> SnapshotTags = new() { ["suite:run"] = "https://github.com/acme/shop/actions/runs/1001", ["suite:version"] = "abc" };

    /// <summary>Operation, and a call of it that asks for a lot.</summary>
    private static readonly Dictionary<string, Func<Local, Task>> Calls = new()
    {
        ["ecs:DescribeServices"] = local => local.Ecs.DescribeServicesAsync("main", ["api", "missing"], Never),
        ["ecs:DescribeTaskDefinition"] = local => local.Ecs.DescribeTaskDefinitionAsync("api:1", Never),
        ["ecs:ListTaskDefinitions"] = local => local.Ecs.ListTaskDefinitionsAsync("api", "ACTIVE", 7, Never),
        ["ecs:RegisterTaskDefinition"] = local => local.Ecs.RegisterTaskDefinitionAsync(FullDefinition(), Never),
        ["ecs:UpdateService"] = local => local.Ecs.UpdateServiceAsync(FullUpdate(), Never),
        ["ecs:CreateService"] = local => local.Ecs.CreateServiceAsync(
            new JsonObject { ["cluster"] = "main", ["serviceName"] = "other", ["taskDefinition"] = "api:1", ["desiredCount"] = 0 }, Never),
        ["ecs:ListServices"] = local => local.Ecs.ListServicesAsync("main", Never),
        ["ecs:DescribeClusters"] = local => local.Ecs.DescribeClustersAsync(["main", "missing"], Never),
        ["ecs:ListServiceDeployments"] = local => local.Ecs.ListServiceDeploymentsAsync(
            new() { Cluster = "main", Service = "api", Status = ["SUCCESSFUL", "IN_PROGRESS"], CreatedAfter = DateTimeOffset.UnixEpoch.AddDays(1), AtMost = 20 }, Never),
        ["ecs:DescribeServiceDeployments"] = async local => await local.Ecs.DescribeServiceDeploymentsAsync([await DeploymentAsync(local)], Never),
        ["ecs:DescribeServiceRevisions"] = async local => await local.Ecs.DescribeServiceRevisionsAsync([await RevisionAsync(local)], Never),
        ["ecs:StopServiceDeployment"] = async local =>
        {
            await UntilAsync(async () => (await local.Ecs.DescribeServicesAsync("main", ["api"], Never)).Services[0].Deployments[0].RolloutState == "COMPLETED");
            await local.Ecs.UpdateServiceAsync(new() { Cluster = "main", Service = "api", ForceNewDeployment = true }, Never);
            await local.Ecs.StopServiceDeploymentAsync(await DeploymentAsync(local), "ROLLBACK", Never);
        },
        ["ecs:ContinueServiceDeployment"] = async local =>
        {
            var (arn, hook) = await local.PausedDeploymentAsync();
            await local.Ecs.ContinueServiceDeploymentAsync(arn, hook, LifecycleHookAction.Continue, Never);
        },
        ["ecs:ListTasks"] = local => local.Ecs.ListTasksAsync(
            new() { Cluster = "main", ServiceName = "api", DesiredStatus = "RUNNING", AtMost = 10 }, Never),
        ["ecs:DescribeTasks"] = async local => await local.Ecs.DescribeTasksAsync("main", [await TaskAsync(local)], Never),
        ["ecs:RunTask"] = local => local.Ecs.RunTaskAsync(FullTask(local), Never),
        ["ecs:StopTask"] = async local => await local.Ecs.StopTaskAsync("main", await TaskAsync(local), "no longer needed", Never),
        ["ecs:DescribeExpressGatewayService"] = async local => await local.Session.EcsExpress.DescribeAsync(await local.ExpressServiceAsync(), Never),
        ["ecs:UpdateExpressGatewayService"] = async local => await local.Session.EcsExpress.UpdateAsync(
            new()
            {
                ServiceArn = await local.ExpressServiceAsync(), Cpu = "512", Memory = "1024", HealthCheckPath = "/health",
                PrimaryContainer = JsonNode.Parse($$"""{"image":"{{Local.Image}}","containerPort":80,"command":["run"],"environment":[{"name":"A","value":"grüß"}],"secrets":[{"name":"B","valueFrom":"/shop/key"}]}""")!.AsObject(),
            },
            Never),
        ["logs:GetLogEvents"] = local => local.Session.Logs.GetLogEventsAsync("/ecs/api", "api/app/1", 10, Never),
        ["logs:FilterLogEvents"] = local => local.Session.Logs.FilterLogEventsAsync(
            new() { LogGroupName = "/ecs/api", LogStreamNamePrefix = "api/", StartTime = DateTimeOffset.UnixEpoch, AtMost = 5 }, Never),
        ["logs:DescribeLogGroups"] = local => local.Session.Logs.DescribeLogGroupsAsync("/ecs", Never),
        ["ssm:GetParameter"] = local => local.Session.Ssm.GetParameterAsync("/shop/key", withDecryption: true, Never),
        ["ssm:GetParameters"] = local => local.Session.Ssm.GetParametersAsync(["/shop/key", "/shop/url", "/none"], withDecryption: true, Never),
        ["elasticloadbalancing:DescribeTargetHealth"] = local => local.Session.ElbV2.DescribeTargetHealthAsync(Balancer(local).TargetGroupArn, Never),
        ["elasticloadbalancing:DescribeTargetGroups"] = local => local.Session.ElbV2.DescribeTargetGroupsAsync([Balancer(local).TargetGroupArn], Never),
        ["elasticloadbalancing:DescribeLoadBalancers"] = local => local.Session.ElbV2.DescribeLoadBalancersAsync([Balancer(local).Arn], Never),
        ["elasticloadbalancing:DescribeListeners"] = local => local.Session.ElbV2.DescribeListenersAsync(Balancer(local).Arn, Never),
        ["elasticloadbalancing:DescribeRules"] = local => local.Session.ElbV2.DescribeRulesAsync(ListenerArn(local), Never),
        ["events:DescribeRule"] = local => local.Session.EventBridge.DescribeRuleAsync("nightly", "default", Never),
        ["events:ListRules"] = local => local.Session.EventBridge.ListRulesAsync("night", "default", Never),
        ["events:ListRuleNamesByTarget"] = local => local.Session.EventBridge.ListRuleNamesByTargetAsync(
            "arn:aws:ecs:eu-central-1:123456789012:cluster/main", "default", Never),
        ["events:ListTargetsByRule"] = local => local.Session.EventBridge.ListTargetsByRuleAsync("nightly", "default", Never),
        ["events:PutTargets"] = local => local.Session.EventBridge.PutTargetsAsync("nightly", "default", [Local.RuleTarget()], Never),
        ["events:PutRule"] = local => local.Session.EventBridge.PutRuleAsync(
            new() { Name = "new", EventPattern = """{"source":["shop"]}""", State = "DISABLED", Description = "x", RoleArn = Local.RoleArn, EventBusName = "default" }, Never),
        ["events:RemoveTargets"] = local => local.Session.EventBridge.RemoveTargetsAsync("nightly", "default", ["job"], Never),
        ["scheduler:GetSchedule"] = local => local.Session.Scheduler.GetScheduleAsync("hourly", "shop", Never),
        ["scheduler:ListSchedules"] = local => local.Session.Scheduler.ListSchedulesAsync("shop", Never),
        ["scheduler:UpdateSchedule"] = local => local.Session.Scheduler.UpdateScheduleAsync(Local.Schedule(), Never),
        ["cloudwatch:DescribeAlarms"] = local => local.Session.CloudWatch.DescribeAlarmsAsync(["errors", "all"], Never),
        ["cloudwatch:GetMetricData"] = local => local.Session.CloudWatch.GetMetricDataAsync(FullMetricRequest(), Never),
        ["ecr:DescribeImages"] = local => local.Session.Ecr.DescribeImagesAsync("api", "123456789012", [EcrImageId.Of("1")], Never),
        ["ecr:BatchGetImage"] = local => local.Session.Ecr.BatchGetImageAsync("api", "123456789012", [EcrImageId.Of("1"), EcrImageId.Of("none")], Never),
        ["secretsmanager:DescribeSecret"] = local => local.Session.SecretsManager.DescribeSecretAsync("shop/database", Never),
        ["secretsmanager:GetSecretValue"] = local => local.Session.SecretsManager.GetSecretValueAsync("shop/database", "AWSCURRENT", Never),
        ["cloudformation:DescribeStacks"] = local => local.Session.CloudFormation.DescribeStackAsync("shop", Never),
        ["apprunner:ListServices"] = local => local.Session.AppRunner.ListServicesAsync(Never),
        ["apprunner:DescribeService"] = async local => await local.Session.AppRunner.DescribeServiceAsync(await RunnerArnAsync(local), Never),
        ["apprunner:ListOperations"] = async local => await local.Session.AppRunner.ListOperationsAsync(await RunnerArnAsync(local), 20, Never),
        ["apprunner:UpdateService"] = async local => await local.Session.AppRunner.UpdateServiceAsync(FullRunnerUpdate(await RunnerArnAsync(local)), Never),
        ["apprunner:StartDeployment"] = async local => await local.Session.AppRunner.StartDeploymentAsync(await RunnerArnAsync(local), Never),
        ["apprunner:PauseService"] = async local => await local.Session.AppRunner.PauseServiceAsync(await RunnerArnAsync(local), Never),
        ["apprunner:ResumeService"] = async local =>
        {
            var arn = await RunnerArnAsync(local);
            await local.Server.AppRunner.HandleAsync(new("apprunner", "PauseService", new JsonObject { ["ServiceArn"] = arn }, local.Server.DefaultKey.Owner, local.Server.Region), Never);
            await UntilAsync(async () => (await local.Session.AppRunner.DescribeServiceAsync(arn, Never)).Status == AppRunnerServiceStatus.Paused);
            await local.Session.AppRunner.ResumeServiceAsync(arn, Never);
        },
        ["rds:CreateDBSnapshot"] = local => local.Session.Rds.CreateSnapshotAsync(new(RdsKind.Instance, "shop"), "shop-abc-1001-1", SnapshotTags, Never),
        ["rds:DescribeDBSnapshots"] = local => local.Session.Rds.ListSnapshotsAsync(new(RdsKind.Instance, "shop"), Never),
        ["rds:DeleteDBSnapshot"] = local => local.Session.Rds.DeleteSnapshotAsync(RdsKind.Instance, "older", Never),
        ["rds:CreateDBClusterSnapshot"] = local => local.Session.Rds.CreateSnapshotAsync(new(RdsKind.Cluster, "shop"), "shop-abc-1001-1", SnapshotTags, Never),
        ["rds:DescribeDBClusterSnapshots"] = local => local.Session.Rds.ListSnapshotsAsync(new(RdsKind.Cluster, "shop"), Never),
        ["rds:DeleteDBClusterSnapshot"] = local => local.Session.Rds.DeleteSnapshotAsync(RdsKind.Cluster, "older", Never),
        ["s3:HeadObject"] = local => local.Session.S3.FindAsync(Object, Never),
        ["s3:GetObject"] = async local =>
        {
            local.Server.Buckets.Put("shop", Object.Key, [1, 2, 3]);
            await local.Session.S3.ReadAsync(Object, 100, Never);
        },
        ["s3:PutObject"] = local => local.Session.S3.PutAsync(Object, [1], new() { ContentType = "text/plain", Metadata = new Dictionary<string, string> { ["commit"] = "abc" }, IfAbsent = true }, Never),
        ["s3:DeleteObject"] = local => local.Session.S3.DeleteAsync(Object, "\"0\"", Never),
        ["s3:CreateMultipartUpload"] = S3Tests.UploadLargeAsync,
        ["s3:UploadPart"] = S3Tests.UploadLargeAsync,
        ["s3:CompleteMultipartUpload"] = S3Tests.UploadLargeAsync,
        ["lambda:GetFunctionConfiguration"] = local => local.Session.Lambda.GetFunctionConfigurationAsync("fn", "live", Never),
        ["lambda:GetFunction"] = local => local.Session.Lambda.GetFunctionAsync(FunctionArn, "1", Never),
        ["lambda:ListFunctions"] = local => local.Session.Lambda.ListFunctionsAsync(Never),
        ["lambda:UpdateFunctionCode"] = local => local.Session.Lambda.UpdateFunctionCodeAsync(LambdaTests.Code("new") with { Architectures = ["x86_64"], DryRun = true }, _ => false, Never),
        ["lambda:UpdateFunctionConfiguration"] = async local => await local.Session.Lambda.UpdateFunctionConfigurationAsync(
            "fn", LambdaTests.Configuration(), (await local.Session.Lambda.GetFunctionConfigurationAsync("fn", null, Never)).RevisionId, _ => false, Never),
        ["lambda:PublishVersion"] = local => local.Session.Lambda.PublishVersionAsync("fn", LambdaTests.OldHash, "1.4.0, https://github.com/acme/shop/actions/runs/1001", null, Never),
        ["lambda:ListVersionsByFunction"] = local => local.Session.Lambda.ListVersionsAsync("fn", Never),
        ["lambda:DeleteFunction"] = async local =>
        {
            await LambdaTests.PublishAsync(local, "new");
            await local.Session.Lambda.DeleteVersionAsync("fn", "2", Never);
        },
        ["lambda:GetAlias"] = local => local.Session.Lambda.GetAliasAsync(FunctionArn, "live", Never),
        ["lambda:ListAliases"] = local => local.Session.Lambda.ListAliasesAsync("fn", Never),
        ["lambda:CreateAlias"] = local => local.Session.Lambda.CreateAliasAsync("fn", "next", "1", Never),
        ["lambda:UpdateAlias"] = local => local.Session.Lambda.UpdateAliasAsync("fn", "live", new("1"), null, Never),
        ["lambda:Invoke"] = local => local.Session.Lambda.InvokeAsync(LambdaTests.Invoke(), Never),
        ["lambda:GetPolicy"] = local => local.Session.Lambda.GetPolicyAsync("fn", "live", Never),
        ["lambda:AddPermission"] = local => local.Session.Lambda.AddPermissionAsync(LambdaTests.Permission(), Never),
        ["lambda:GetProvisionedConcurrencyConfig"] = local => local.Session.Lambda.GetProvisionedConcurrencyAsync("fn", "live", Never),
        ["lambda:TagResource"] = local => local.Session.Lambda.TagFunctionAsync(FunctionArn, new Dictionary<string, string> { ["suite:version"] = "abc" }, Never),
        ["lambda:ListEventSourceMappings"] = local => local.Session.Lambda.ListEventSourceMappingsAsync("fn", Never),
        ["sts:GetCallerIdentity"] = async local => (await local.NewSessionAsync()).Dispose(),
    };

    public static TheoryData<string> Operations => [.. Calls.Keys];

    /// <summary>AWS answers GetCallerIdentity whatever the policies say.</summary>
    public static TheoryData<string> DeniableOperations => [.. Calls.Keys.Where(operation => operation != "sts:GetCallerIdentity")];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Is_signed_and_valid_by_the_official_model(string operation)
    {
        await using var local = await Local.StartAsync();
        local.Server.Logs.Append("/ecs/api", "api/app/1", DateTimeOffset.UtcNow, "started");

        await Calls[operation](local);

        local.Server.Records.Count(operation).ShouldBeGreaterThan(0);
        local.Server.Records.All.ShouldAllBe(record => record.Signature == "valid");
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public void Every_operation_of_this_library_has_a_sample()
    {
        var known = AwsOperations.IamActions().SelectMany(service => service.Value!.AsObject().Select(operation => $"{service.Key}:{operation.Key}"));
        known.Except(Calls.Keys).ShouldBe(
            ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "s3:AbortMultipartUpload"], "those are the business of CredentialTests and S3Tests");
    }

    [Theory]
    [MemberData(nameof(DeniableOperations))]
    public async Task Denied_names_the_missing_action_and_does_not_insist(string operation)
    {
        await using var local = await Local.StartAsync();
        local.Server.Logs.Append("/ecs/api", "api/app/1", DateTimeOffset.UtcNow, "started");
        local.Server.Faults.Add(new FaultRule(FaultKind.Deny) { Service = operation.Split(':')[0], Operation = operation.Split(':')[1] });

        var denied = await Should.ThrowAsync<AwsException>(() => Calls[operation](local));

        denied.IsAccessDenied.ShouldBeTrue();
        denied.Outcome.ShouldBe(CallOutcome.Refused);
        // An upload in parts is one call to who makes it.
        denied.Operation.ShouldBe(S3Tests.IsOfUploadInParts(operation) ? "s3:PutObject" : operation);
        denied.Remedy!.ShouldContain($"\"Action\": \"{AwsOperations.All.First(one => one.ToString() == operation).IamActions[0]}\"");
        denied.Remedy!.ShouldContain("local");
        denied.ExitCode.Value.ShouldBe(1);
        // Parts of an object are sent side by side.
        local.Server.Records.Count(operation).ShouldBeLessThanOrEqualTo(operation == "s3:UploadPart" ? 2 : 1);
    }

    [Fact]
    public async Task A_denied_role_names_PassRole_with_its_condition()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Deny) { Action = "iam:PassRole" });
        var denied = await Should.ThrowAsync<AwsException>(() => local.Ecs.RegisterTaskDefinitionAsync(FullDefinition(), Never));
        denied.Remedy!.ShouldContain("\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::123456789012:role/task\"");
        denied.Remedy!.ShouldContain("\"iam:PassedToService\": \"ecs-tasks.amazonaws.com\"");
    }

    [Theory]
    [InlineData("events:PutTargets", "events.amazonaws.com")]
    [InlineData("scheduler:UpdateSchedule", "scheduler.amazonaws.com")]
    public async Task A_denied_role_of_a_target_names_the_service_it_is_passed_to(string operation, string service)
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.Deny) { Action = "iam:PassRole" });
        var denied = await Should.ThrowAsync<AwsException>(() => Calls[operation](local));
        denied.Remedy!.ShouldContain($"\"Action\": \"iam:PassRole\", \"Resource\": \"{Local.RoleArn}\"");
        denied.Remedy!.ShouldContain($"\"iam:PassedToService\": \"{service}\"");
    }

    [Fact]
    public void Every_member_of_our_requests_and_answers_exists_in_the_official_model()
    {
        foreach (var operation in OperationsOfOurOwn)
        {
            var model = ModelCatalog.Find(operation.Service.SigningName, operation.Name)!;
            Unknown(Type(operation, "Input"), model.Input!, operation.Name).ShouldBeEmpty();
            Unknown(Type(operation, "Output"), model.Output, operation.Name).ShouldBeEmpty();
        }
    }

    [Fact]
    public void The_wire_facts_of_each_service_are_those_of_the_official_model()
    {
        foreach (var service in AwsOperations.All.Select(operation => operation.Service).Distinct())
        {
            var model = ModelCatalog.Find(service.SigningName)!;
            (service.Id, service.EndpointPrefix, service.ApiVersion, service.TargetPrefix, service.IsQueryCompatible)
                .ShouldBe((model.ServiceId, model.EndpointPrefix, model.ApiVersion, model.TargetPrefix, model.IsQueryCompatible));
            model.Protocols.ShouldContain(Name(service.Protocol));
            if (service.Protocol is Protocol.Json10 or Protocol.Json11)
                model.JsonVersion.ShouldBe(service.Protocol == Protocol.Json10 ? "1.0" : "1.1");
        }
    }

    [Fact]
    public void Each_member_outside_the_body_stands_where_the_official_model_says()
    {
        foreach (var operation in OperationsOfOurOwn)
        {
            var model = ModelCatalog.Find(operation.Service.SigningName, operation.Name)!;
            (operation.Http?.Method ?? "POST", operation.Http?.Path ?? "/").ShouldBe((model.Method, model.Path), operation.ToString());
            var labels = model.Input!.Locations.Where(member => member.Value.Where == "uri");
            labels.ShouldAllBe(label => label.Key == label.Value.Name && model.Path.Contains($"{{{label.Key}}}"));
            var query = model.Input.Locations.Where(member => member.Value.Where == "querystring").ToDictionary(member => member.Key, member => member.Value.Name);
            (operation.Http?.Query ?? new Dictionary<string, string>()).ShouldBeSubsetOf(query);
            Type(operation, "Input").Properties.Select(property => property.Name).Intersect(query.Keys).ShouldBeSubsetOf(operation.Http?.Query.Keys ?? []);
            Headers(model.Input, Type(operation, "Input")).ShouldBe(operation.Http?.Headers ?? Nothing, ignoreOrder: true, operation.ToString());
            (operation.Http?.Payload).ShouldBe(model.Input.Payload, operation.ToString());
        }
    }

    [Fact]
    public void Each_member_of_an_answer_outside_its_body_stands_where_the_official_model_says()
    {
        foreach (var operation in OperationsOfOurOwn)
        {
            var output = ModelCatalog.Find(operation.Service.SigningName, operation.Name)!.Output;
            Headers(output, Type(operation, "Output")).ShouldBe(operation.Http?.Answer?.Headers ?? Nothing, ignoreOrder: true, operation.ToString());
            (operation.Http?.Answer?.Payload).ShouldBe(output?.Payload, operation.ToString());
            (operation.Http?.Answer?.Status).ShouldBe(
                output?.Locations.Where(member => member.Value.Where == "statusCode" && Type(operation, "Output").Properties.Any(property => property.Name == member.Key)).Select(member => member.Key).FirstOrDefault(), operation.ToString());
        }
    }

    [Fact]
    public void Answer_only_members_of_a_task_definition_are_the_difference_of_the_two_shapes()
    {
        var described = ModelCatalog.Find("ecs")!.Shapes["TaskDefinition"].Members.Keys;
        var accepted = ModelCatalog.Find("ecs", "RegisterTaskDefinition")!.Input!.Members.Keys;
        described.Except(accepted).ShouldBe(TaskDefinitionContent.AnswerOnlyMembers, ignoreOrder: true);
    }

    [Fact]
    public void Answer_only_members_of_a_schedule_are_the_difference_of_the_two_shapes()
    {
        var read = ModelCatalog.Find("scheduler", "GetSchedule")!.Output!.Members.Keys;
        var accepted = ModelCatalog.Find("scheduler", "UpdateSchedule")!.Input!.Members.Keys;
        read.Except(accepted).ShouldBe(ScheduleContent.AnswerOnlyMembers, ignoreOrder: true);
    }

    private static S3Location Object => new("shop", "folder/object.txt");

    /// <summary>STS and S3 are called by their official clients, which have their requests from the model.</summary>
    private static IEnumerable<Operation> OperationsOfOurOwn =>
        AwsOperations.All.Where(operation => operation.Service != ServiceInfo.Sts && operation.Service != ServiceInfo.S3);

    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Members of ours that the model puts into headers.</summary>
    private static Dictionary<string, string> Headers(Shape? shape, JsonTypeInfo type) => (shape?.Locations ?? new Dictionary<string, MemberLocation>())
        .Where(member => member.Value.Where == "header" && type.Properties.Any(property => property.Name == member.Key))
        .ToDictionary(member => member.Key, member => member.Value.Name);

    private static string Name(Protocol protocol) => protocol switch
    {
        Protocol.RestXml => "rest-xml",
        Protocol.Query => "query",
        Protocol.RestJson => "rest-json",
        _ => "json",
    };

    private static LocalAws.LoadBalancing.LoadBalancer Balancer(Local local) => local.Server.LoadBalancers["api"];

    private static string ListenerArn(Local local) =>
        new LocalAws.ElbV2.LoadBalancingView(local.Server.Ecs).LoadBalancers()[0].Listeners[0].Arn;

    private static JsonTypeInfo Type(Operation operation, string property) =>
        (JsonTypeInfo)operation.GetType().GetProperty(property)!.GetValue(operation)!;

    /// <summary>Paths of members that the shape does not have.</summary>
    private static IEnumerable<string> Unknown(JsonTypeInfo type, Shape? shape, string path)
    {
        if (shape is null)
            return type.Properties.Select(property => $"{path}.{property.Name}");
        if (shape.Element is { } element && type.ElementType is { } elementType)
            return Unknown(type.Options.GetTypeInfo(elementType), element, path + "[]");
        return type.Properties.Where(property => property.Set is not null || property.Get is not null)
            .SelectMany(property => shape.Members.TryGetValue(property.Name, out var member)
                ? Unknown(type.Options.GetTypeInfo(property.PropertyType), member, $"{path}.{property.Name}")
                : [$"{path}.{property.Name}"]);
    }

    private static JsonObject FullDefinition()
    {
        var definition = Local.Definition("2");
        definition["taskRoleArn"] = "arn:aws:iam::123456789012:role/task";
        definition["networkMode"] = "awsvpc";
        definition["cpu"] = "256";
        definition["memory"] = "512";
        definition["requiresCompatibilities"] = new JsonArray("FARGATE");
        definition["tags"] = new JsonArray(new JsonObject { ["key"] = "suite:version", ["value"] = "abc" });
        return definition;
    }

    private static async Task<string> RunnerArnAsync(Local local) => (await local.Session.AppRunner.ListServicesAsync(Never))[0].ServiceArn;

    private static AppRunnerUpdate FullRunnerUpdate(string arn) => new()
    {
        ServiceArn = arn,
        SourceConfiguration = JsonNode.Parse($$"""
            {
              "ImageRepository": {
                "ImageIdentifier": "{{Local.Image}}", "ImageRepositoryType": "ECR",
                "ImageConfiguration": {"RuntimeEnvironmentVariables": {"A": "grüß <&>"}, "RuntimeEnvironmentSecrets": {"B": "/shop/key"}, "StartCommand": "run", "Port": "80"}
              },
              "AutoDeploymentsEnabled": false, "AuthenticationConfiguration": {"AccessRoleArn": "arn:aws:iam::123456789012:role/access"}
            }
            """)!.AsObject(),
        InstanceConfiguration = new() { ["Cpu"] = "1024", ["Memory"] = "2048", ["InstanceRoleArn"] = "arn:aws:iam::123456789012:role/instance" },
        HealthCheckConfiguration = new() { ["Protocol"] = "HTTP", ["Path"] = "/health", ["Interval"] = 5 },
        AutoScalingConfigurationArn = "arn:aws:apprunner:eu-central-1:123456789012:autoscalingconfiguration/small/1/00000000000000000000000000000002",
    };

    private static UpdateServiceRequest FullUpdate() => new()
    {
        Cluster = "main",
        Service = "api",
        TaskDefinition = "api:1",
        DesiredCount = 2,
        ForceNewDeployment = true,
        DeploymentConfiguration = new JsonObject
        {
            ["maximumPercent"] = 200, ["deploymentCircuitBreaker"] = new JsonObject { ["enable"] = true, ["rollback"] = false },
        },
        HealthCheckGracePeriodSeconds = 5,
        EnableExecuteCommand = false,
        EnableECSManagedTags = true,
        PropagateTags = "SERVICE",
    };

    private static RunTaskRequest FullTask(Local local) => new()
    {
        Cluster = "main",
        TaskDefinition = "api:1",
        ClientToken = local.Session.ClientTokens.For("migrate", "api:1"),
        Count = 1,
        LaunchType = "FARGATE",
        StartedBy = "actions/1001-1",
        Overrides = new JsonObject { ["containerOverrides"] = new JsonArray(new JsonObject { ["name"] = "app", ["command"] = new JsonArray("migrate") }) },
        Tags = [new EcsTag { Key = "suite:version", Value = "abc" }],
    };

    private static GetMetricDataRequest FullMetricRequest() => new()
    {
        MetricDataQueries =
        [
            new()
            {
                Id = "m1", ReturnData = false,
                MetricStat = new() { Metric = new() { Namespace = "Shop", MetricName = "Errors", Dimensions = [new("Service", "api")] }, Period = 60, Stat = "Sum" },
            },
            new() { Id = "rate", Expression = "m1 * 100", Period = 60 },
        ],
        StartTime = DateTimeOffset.UtcNow.AddMinutes(-15.5),
        EndTime = DateTimeOffset.UtcNow,
        ScanBy = "TimestampAscending",
    };

    private static async Task<string> DeploymentAsync(Local local) =>
        (await local.Ecs.ListServiceDeploymentsAsync(new() { Cluster = "main", Service = "api" }, Never))[0].ServiceDeploymentArn;

    private static async Task<string> RevisionAsync(Local local) =>
        (await local.Ecs.ListServiceDeploymentsAsync(new() { Cluster = "main", Service = "api" }, Never))[0].TargetServiceRevisionArn;

    private static async Task<string> TaskAsync(Local local)
    {
        IReadOnlyList<string> tasks = [];
        await UntilAsync(async () => (tasks = await local.Ecs.ListTasksAsync(new() { Cluster = "main" }, Never)).Count > 0);
        return tasks[0];
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; !await condition(); i++)
        {
            i.ShouldBeLessThan(1000);
            await Task.Delay(10, Never);
        }
    }
}
