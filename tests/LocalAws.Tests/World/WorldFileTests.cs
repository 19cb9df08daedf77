using LocalAws.Ecs.Hooks;
using LocalAws.Faults;
using LocalAws.Lambda;

namespace LocalAws.Tests.World;

public sealed class WorldFileTests
{
    private const string Whole = """
        account: "210987654321"
        region: eu-west-1
        seed: 9
        clock: { scaled: 20 }
        accessKeys:
          - { id: AKIAEXAMPLEEXAMPLE22, secret: not-a-real-secret, user: ci }
        roles:
          - name: deploy
            maxSessionDuration: 7200
            trust:
              Statement: { Effect: Allow, Principal: { AWS: "210987654321" }, Action: "sts:AssumeRole" }
        oidcProviders:
          - { issuer: "http://127.0.0.1:9000", audiences: [sts.amazonaws.com], keysUri: "http://127.0.0.1:9000/keys" }
        parameters:
          - { name: /shop/url, value: x, type: SecureString }
        logGroups: [/ecs/api]
        logDelay: 2s
        pageSize: 2
        faults:
          - { match: { service: ecs, operation: Describe* }, do: throttle, percent: 30 }
          - { match: { action: "ecs:RunTask", nth: 1 }, do: reset-after }
          - { do: latency, delay: 20ms }
        clusters: [shop]
        images:
          - { repository: shop/api, tag: "1", outcomes: [runs] }
          - { repository: shop/api, tag: bad, outcomes: [{ exits: 1, after: 1s, lines: [no database] }] }
          - { repository: shop/web, tag: "1", program: { file: ./web, arguments: [--port, "{port}"], environment: { A: b } } }
        loadBalancers:
          - { name: api, deregistrationDelay: 1s, healthCheck: { path: /health, interval: 500ms, healthyThreshold: 2 } }
        taskDefinitions:
          - { family: api, containerDefinitions: [{ name: app, image: "shop/api:1", portMappings: [{ containerPort: 8080 }] }] }
        services:
          - { cluster: shop, serviceName: api, taskDefinition: api, desiredCount: 1, loadBalancers: [{ targetGroupArn: api, containerName: app, containerPort: 8080 }] }
        stacks:
          - { name: shop, outputs: { Url: "https://shop.example" } }
        appRunnerServices:
          - { name: shop, url: shop.example }
        secrets:
          - { name: shop/database, value: { password: p4ss, port: 5432 } }
        buckets:
          - { name: shop, versioned: true, expireAfter: 720h }
        rules:
          - { Name: nightly, ScheduleExpression: rate(1 day), ManagedBy: shop, Targets: [{ Id: a, Arn: "arn:aws:sqs:eu-west-1:210987654321:q" }] }
        failingTargets: { a: InternalException }
        schedules:
          - Name: hourly
            ScheduleExpression: rate(1 hour)
            FlexibleTimeWindow: { Mode: "OFF" }
            Target: { Arn: "arn:aws:sqs:eu-west-1:210987654321:q", RoleArn: "arn:aws:iam::210987654321:role/run" }
        alarms:
          - AlarmName: errors
            Namespace: Shop
            MetricName: Errors
            Statistic: Sum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 5
            ComparisonOperator: GreaterThanThreshold
            StateValue: ALARM
        hooks:
          - { function: judge, answers: [in-progress, { in-progress: 5s }, succeeded] }
        lambda: { updateTime: 3s, emptyEnvironment: keep }
        functions:
          - name: worker
            zip: { index.js: "exports.handler = 1" }
            configuration: { Timeout: 20, Environment: { Variables: { MODE: test } } }
            rules: [{ event: { kind: bad }, error: { type: TypeError, message: boom }, percent: 50 }, { answer: { ok: true }, duration: 250ms, log: [done] }]
            aliases: [live]
            updates: [succeeds, { fails: InvalidSubnet, reason: gone }, stuck]
          - { name: job, program: { file: ./bootstrap } }
        ecs: { profile: fast, acceptAbort: true, hooksBeforeShift: false, testTrafficFollowsBlue: false, finishedHooksStay: false }
        """;

    [Fact]
    public void Reads_every_part()
    {
        var world = WorldFile.Parse(Whole, "/srv/world");

        (world.AccountId, world.Region, world.Seed, world.PageSize).ShouldBe(("210987654321", "eu-west-1", 9, 2));
        world.AccessKeys.Single().Owner.Arn.ShouldBe("arn:aws:iam::210987654321:user/ci");
        world.Roles.Single().MaxSessionDuration.ShouldBe(7200);
        world.Faults.Select(fault => fault.Kind).ShouldBe([FaultKind.Throttle, FaultKind.ResetAfter, FaultKind.Latency]);
        world.Faults[0].Percent.ShouldBe(30);
        world.Faults[2].Delay.ShouldBe(TimeSpan.FromMilliseconds(20));
        world.EcsSetup.Images[2].Program!.FileName.ShouldBe("/srv/world/web");
        world.EcsSetup.LoadBalancers.Single().Group.HealthCheck.Interval.ShouldBe(TimeSpan.FromMilliseconds(500));
        world.LogDelay.ShouldBe(TimeSpan.FromSeconds(2));
        world.Ecs.AcceptAbort.ShouldBeTrue();
        world.Secrets.Single().Value.ShouldBe("""{"password":"p4ss","port":5432}""");
        world.Stacks.Single().Outputs["Url"].ShouldBe("https://shop.example");
        world.AppRunnerServices.Single().ShouldBe(new WorldAppRunnerService("shop", "shop.example"));
        world.Buckets.Single().ShouldBe(new WorldBucket("shop") { IsVersioned = true, ExpireAfter = TimeSpan.FromDays(30) });
        (world.Rules.Single().ManagedBy, world.Rules.Single().Targets.Count).ShouldBe(("shop", 1));
        (world.Lambda.UpdateTime, world.Lambda.EmptyEnvironment).ShouldBe((TimeSpan.FromSeconds(3), EmptyEnvironment.Keep));
        world.Functions[0].Rules[0].Error.ShouldBe(new FunctionFailure("TypeError", "boom"));
        world.Functions[0].Rules[1].Answer!.ToJsonString().ShouldBe("""{"ok":true}""");
        world.Functions[0].Updates.ShouldBe([UpdateOutcome.Succeeds, UpdateOutcome.Fails("InvalidSubnet", "gone"), UpdateOutcome.Stuck]);
        world.Functions[1].Program!.FileName.ShouldBe("/srv/world/bootstrap");
        (world.Ecs.HooksBeforeShift, world.Ecs.TestTrafficFollowsBlue, world.Ecs.FinishedHooksStay).ShouldBe((false, false, false));
        world.EcsSetup.Hooks.Single().Answers.ShouldBe([HookAnswer.InProgress(), HookAnswer.InProgress(TimeSpan.FromSeconds(5)), HookAnswer.Succeeded]);
    }

    [Fact]
    public async Task Starts_with_the_services_of_the_file()
    {
        await using var server = await LocalAwsServer.StartAsync(WorldFile.Parse(Whole, "/srv/world"));

        var service = server.Ecs.Dump()["services"]!.AsArray().ShouldHaveSingleItem()!;
        service["serviceName"]!.GetValue<string>().ShouldBe("api");
        service["loadBalancers"]![0]!["targetGroupArn"]!.GetValue<string>().ShouldBe(server.LoadBalancers["api"].TargetGroupArn);
        server.Events.Find("default", "nightly")!.Targets.Count.ShouldBe(1);
        server.Events.FailureOf("a").ShouldBe("InternalException");
        server.Schedules.Find("default", "hourly").ShouldNotBeNull();
        server.Alarms.IsInAlarm("errors").ShouldBeTrue();
    }

    [Fact]
    public async Task A_load_balancer_with_two_target_groups_is_named_in_all_its_parts()
    {
        await using var server = await LocalAwsServer.StartAsync(WorldFile.Parse("""
            clusters: [shop]
            loadBalancers:
              - { name: api, alternate: api-green, testPort: 0, healthCheck: { interval: 500ms } }
            taskDefinitions:
              - { family: api, containerDefinitions: [{ name: app, image: "shop/api:1", portMappings: [{ containerPort: 8080 }] }] }
            services:
              - cluster: shop
                serviceName: api
                taskDefinition: api
                desiredCount: 0
                deploymentConfiguration: { strategy: BLUE_GREEN, bakeTimeInMinutes: 0 }
                loadBalancers:
                  - targetGroupArn: api
                    containerName: app
                    containerPort: 8080
                    advancedConfiguration:
                      { alternateTargetGroupArn: api, productionListenerRule: api, testListenerRule: api, roleArn: "arn:aws:iam::123456789012:role/lb" }
            """, "/"));

        var balancer = server.LoadBalancers["api"];
        var advanced = server.Ecs.Dump()["services"]![0]!["loadBalancers"]![0]!["advancedConfiguration"]!;
        advanced["alternateTargetGroupArn"]!.GetValue<string>().ShouldBe(balancer.AlternateTargetGroupArn);
        advanced["productionListenerRule"]!.GetValue<string>().ShouldBe(balancer.ProductionRuleArn);
        advanced["testListenerRule"]!.GetValue<string>().ShouldBe(balancer.TestRuleArn);
        balancer.TestUri!.Port.ShouldNotBe(balancer.Uri!.Port);
    }

    [Theory]
    [InlineData("region: eu-west-1\ncolour: blue", 2, "unknown key 'colour'")]
    [InlineData("faults:\n  - do: throttle\n    percentage: 3", 3, "unknown key 'percentage'")]
    [InlineData("faults:\n  - do: explode", 2, "unknown trouble 'explode'")]
    [InlineData("faults:\n  - match: { operation: X }", 2, "'do' is missing")]
    [InlineData("seed: many", 1, "'seed' must be a whole number")]
    [InlineData("clusters: shop", 1, "'clusters' must be a list")]
    [InlineData("logDelay: 3 seconds", 1, "'logDelay' must be a duration")]
    [InlineData("clock: fast", 1, "'clock' must be real, manual or { scaled: N }")]
    [InlineData("roles:\n  - name: a", 2, "'trust' is missing")]
    [InlineData("roles:\n  - name: a\n    trust: { Statement: { Condition: { IpAddress: {} } } }", 3, "IpAddress")]
    [InlineData("images:\n  - { repository: a, tag: b, outcomes: [explodes] }", 2, "unknown outcome 'explodes'")]
    [InlineData("hooks:\n  - { function: a, answers: [perhaps] }", 2, "unknown answer 'perhaps'")]
    [InlineData("hooks:\n  - { function: a }", 2, "'answers' is missing")]
    [InlineData("functions:\n  - { name: a, rules: [{ eror: x }] }", 2, "unknown key 'eror'")]
    [InlineData("functions:\n  - { name: a, updates: [explodes] }", 2, "unknown outcome 'explodes'")]
    [InlineData("functions:\n  - { name: a, rules: [{ answer: 1 }], program: { file: b } }", 2, "a program or rules, not both")]
    [InlineData("lambda: { emptyEnvironment: maybe }", 1, "unknown emptyEnvironment 'maybe'")]
    [InlineData("a: [1", 2, "parsing")]
    public void Says_in_which_line_a_mistake_is(string yaml, long line, string problem)
    {
        var refused = Should.Throw<WorldFileException>(() => WorldFile.Parse(yaml, "/"));

        refused.Message.ShouldContain(problem);
        refused.Line.ShouldBe(line);
    }

    [Fact]
    public async Task Refuses_a_service_that_breaks_the_model()
    {
        var world = WorldFile.Parse("services: [{ serviceName: api, taskDef: api }]", "/");

        var refused = await Should.ThrowAsync<InvalidOperationException>(() => LocalAwsServer.StartAsync(world));

        refused.Message.ShouldContain("CreateService request breaks the model: taskDef");
    }

    [Fact]
    public void Reads_an_empty_file_as_an_empty_world() => WorldFile.Parse("", "/").EcsSetup.Clusters.ShouldBeEmpty();
}
