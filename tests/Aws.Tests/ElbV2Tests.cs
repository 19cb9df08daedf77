using System.Text.Json.Nodes;
using LocalAws.Ecs.Images;
using LocalAws.Faults;
using LocalAws.LoadBalancing;

namespace Actions.Aws.Tests;

public class ElbV2Tests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Reads_the_health_of_the_targets_of_a_service()
    {
        await using var local = await Local.StartAsync();
        local.Server.Ecs.AddImage("shop/ill", "1", VirtualOutcome.Unhealthy());
        var group = await BalancedAsync(local, "ill", "shop/ill:1");

        await UntilAsync(local, group, "unhealthy");

        var target = (await local.Session.ElbV2.DescribeTargetHealthAsync(group, Never)).First(one => one.TargetHealth.State == "unhealthy");
        target.Target.Port.ShouldBe(80);
        target.Target.Id.ShouldStartWith("10.");
        target.TargetHealth.Reason.ShouldBe("Target.ResponseCodeMismatch");
        target.TargetHealth.Description!.ShouldContain("[500]");
    }

    [Fact]
    public async Task A_healthy_target_has_no_reason()
    {
        await using var local = await Local.StartAsync();
        var group = await BalancedAsync(local, "well", Local.Image);

        await UntilAsync(local, group, "healthy");

        (await local.Session.ElbV2.DescribeTargetHealthAsync(group, Never))[0].TargetHealth.ShouldBe(new TargetHealth { State = "healthy" });
    }

    [Fact]
    public async Task Reads_how_a_target_group_checks()
    {
        await using var local = await Local.StartAsync();
        var balancer = local.Server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec
        {
            Name = "web", HealthCheck = new HealthCheckSpec { Path = "/health?a=<b>&c", Matcher = "200-299", Interval = TimeSpan.FromSeconds(7), HealthyThreshold = 3 },
        });

        var group = (await local.Session.ElbV2.DescribeTargetGroupsAsync([balancer.TargetGroupArn], Never)).ShouldHaveSingleItem();

        (group.TargetGroupName, group.Protocol, group.HealthCheckPath, group.HealthCheckPort).ShouldBe(("web", "HTTP", "/health?a=<b>&c", "traffic-port"));
        (group.HealthCheckIntervalSeconds, group.HealthyThresholdCount, group.Matcher!.HttpCode).ShouldBe((7, 3, "200-299"));
        group.LoadBalancerArns.ShouldBe([balancer.Arn]);
    }

    [Fact]
    public async Task Follows_load_balancer_listener_and_rule_to_the_weights()
    {
        await using var local = await Local.StartAsync();
        var balancer = await local.Server.Ecs.AddLoadBalancerAsync(new TargetGroupSpec { Name = "front" });
        var elb = local.Session.ElbV2;

        var found = (await elb.FindLoadBalancersAsync(["front"], Never)).ShouldHaveSingleItem();
        var listener = (await elb.DescribeListenersAsync(found.LoadBalancerArn, Never)).ShouldHaveSingleItem();
        var rule = (await elb.DescribeRulesAsync(listener.ListenerArn, Never)).ShouldHaveSingleItem();

        (found.LoadBalancerArn, found.State!.Code, found.Type).ShouldBe((balancer.Arn, "active", "application"));
        $"http://{found.DNSName}:{listener.Port}/".ShouldBe(balancer.Uri!.ToString());
        (rule.IsDefault, rule.Priority).ShouldBe((true, "default"));
        rule.Actions[0].ForwardConfig!.TargetGroups.ShouldBe([new ElbTargetGroupWeight { TargetGroupArn = balancer.TargetGroupArn, Weight = 100 }]);
        listener.DefaultActions[0].TargetGroupArn.ShouldBe(balancer.TargetGroupArn);
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Follows_the_markers_of_a_listing_and_asks_in_batches()
    {
        await using var local = await Local.StartAsync();
        var arns = Enumerable.Range(0, 22).Select(i => local.Server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = $"g{i}" }).TargetGroupArn).ToList();

        var groups = await local.Session.ElbV2.DescribeTargetGroupsAsync(arns, Never);

        groups.Select(group => group.TargetGroupArn).ShouldBe(arns);
        local.Server.Records.Count("elasticloadbalancing:DescribeTargetGroups").ShouldBe(7 + 1, "twenty in pages of three, then two");
        (await local.Session.ElbV2.DescribeTargetGroupsAsync([], Never)).ShouldBeEmpty();
        local.Server.Records.Count("elasticloadbalancing:DescribeTargetGroups").ShouldBe(8, "no names are not all names");
        local.Server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Names_what_does_not_exist()
    {
        await using var local = await Local.StartAsync();
        const string arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/none/0123456789abcdef";

        var missing = await Should.ThrowAsync<AwsException>(() => local.Session.ElbV2.DescribeTargetHealthAsync(arn, Never));

        missing.Code.ShouldBe("TargetGroupNotFound");
        missing.Message.ShouldContain($"elasticloadbalancing:DescribeTargetHealth failed for target group {arn}");
        missing.Message.ShouldContain("One or more target groups not found (HTTP 400, request id ");
        missing.Remedy!.ShouldContain("Check the name");
    }

    [Theory]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.Error500)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.InvalidBody)]
    public async Task Reads_again_after_trouble(FaultKind kind)
    {
        await using var local = await Local.StartAsync(new FaultRule(kind) { Service = "elasticloadbalancing", First = 2 });

        (await local.Session.ElbV2.FindLoadBalancersAsync(["api"], Never)).Count.ShouldBe(1);

        local.Server.Records.Count("elasticloadbalancing:*").ShouldBe(3);
    }

    [Fact]
    public async Task A_body_that_is_not_XML_names_its_beginning()
    {
        await using var local = await Local.StartAsync(new FaultRule(FaultKind.HtmlPage) { Service = "elasticloadbalancing" });

        var error = await Should.ThrowAsync<AwsException>(() => local.Session.ElbV2.FindLoadBalancersAsync(["api"], Never));

        error.Message.ShouldContain("502 Bad Gateway");
        error.Message.ShouldContain("HTTP 502");
    }

    /// <summary>A service behind a load balancer of its own; gives the ARN of the target group.</summary>
    private static async Task<string> BalancedAsync(Local local, string name, string image)
    {
        var check = new HealthCheckSpec { Interval = TimeSpan.FromMilliseconds(20), UnhealthyThreshold = 1 };
        var balancer = local.Server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = name, HealthCheck = check });
        var container = new JsonObject
        {
            ["name"] = "app", ["image"] = image, ["portMappings"] = new JsonArray(new JsonObject { ["containerPort"] = 80 }),
        };
        await local.Ecs.RegisterTaskDefinitionAsync(new JsonObject { ["family"] = name, ["containerDefinitions"] = new JsonArray(container) }, Never);
        await local.Ecs.CreateServiceAsync(
            new JsonObject
            {
                ["cluster"] = "main", ["serviceName"] = name, ["taskDefinition"] = name, ["desiredCount"] = 1, ["healthCheckGracePeriodSeconds"] = 60,
                ["loadBalancers"] = new JsonArray(new JsonObject
                {
                    ["targetGroupArn"] = balancer.TargetGroupArn, ["containerName"] = "app", ["containerPort"] = 80,
                }),
            },
            Never);
        return balancer.TargetGroupArn;
    }

    private static async Task UntilAsync(Local local, string group, string state)
    {
        for (var i = 0; (await local.Session.ElbV2.DescribeTargetHealthAsync(group, Never)).All(target => target.TargetHealth.State != state); i++)
        {
            i.ShouldBeLessThan(500, $"no target became {state}");
            await Task.Delay(10, Never);
        }
    }
}
