using System.Xml.Linq;
using LocalAws.LoadBalancing;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests.ElbV2;

/// <summary>The describe operations of load balancing, form in and XML out.</summary>
public sealed class ElbV2Tests : IAsyncLifetime
{
    private LocalAwsServer _server = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync();
        foreach (var name in (string[])["a", "b", "c", "d"])
            _server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = name });
        _client = new RawClient(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("DescribeTargetGroups", "TargetGroupName")]
    [InlineData("DescribeLoadBalancers", "LoadBalancerName")]
    public async Task Lists_in_pages_of_three(string operation, string name)
    {
        var first = await CallAsync(operation);
        var second = await CallAsync(operation, $"&Marker={Uri.EscapeDataString(first.Xml("NextMarker")!)}");

        Values(first, name).Concat(Values(second, name)).ShouldBe(["a", "b", "c", "d"]);
        second.Xml("NextMarker").ShouldBeNull();
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Answers_in_the_namespace_of_the_service()
    {
        const string space = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";
        XElement.Parse((await CallAsync("DescribeLoadBalancers")).Body).Name.NamespaceName.ShouldBe(space);
        XElement.Parse((await CallAsync("DescribeLoadBalancers", "&Names.member.1=none")).Body).Name.NamespaceName.ShouldBe(space);
    }

    [Theory]
    [InlineData("DescribeLoadBalancers", "&Names.member.1=a&Names.member.2=none", "LoadBalancerNotFound")]
    [InlineData("DescribeTargetGroups", "&Names.member.1=none", "TargetGroupNotFound")]
    [InlineData("DescribeTargetGroups", "&LoadBalancerArn=none", "LoadBalancerNotFound")]
    [InlineData("DescribeTargetHealth", "&TargetGroupArn=none", "TargetGroupNotFound")]
    [InlineData("DescribeListeners", "&LoadBalancerArn=none", "LoadBalancerNotFound")]
    [InlineData("DescribeRules", "&ListenerArn=none", "ListenerNotFound")]
    [InlineData("DescribeRules", "&RuleArns.member.1=none", "RuleNotFound")]
    [InlineData("DescribeTargetHealth", "", "ValidationError")]
    [InlineData("DescribeLoadBalancers", "&Marker=never-given", "ValidationError")]
    public async Task Refuses(string operation, string parameters, string code)
    {
        var answer = await CallAsync(operation, parameters);

        (answer.Status, answer.Code).ShouldBe((400, code));
    }

    [Fact]
    public async Task Shows_a_target_that_is_not_registered_as_unused()
    {
        var group = Uri.EscapeDataString(_server.LoadBalancers["a"].TargetGroupArn);

        var answer = await CallAsync("DescribeTargetHealth", $"&TargetGroupArn={group}&Targets.member.1.Id=10.0.0.9&Targets.member.1.Port=80");

        (answer.Xml("Id"), answer.Xml("State"), answer.Xml("Reason")).ShouldBe(("10.0.0.9", "unused", "Target.NotRegistered"));
        (await CallAsync("DescribeTargetHealth", $"&TargetGroupArn={group}")).Xml("Id").ShouldBeNull();
        _server.Records.Actions().ShouldBe(["elasticloadbalancing:DescribeTargetHealth"]);
        _server.Records.ShouldBeClean();
    }

    [Fact]
    public async Task Gives_each_listener_one_default_rule()
    {
        var arn = Uri.EscapeDataString(_server.LoadBalancers["b"].Arn);
        var listener = (await CallAsync("DescribeListeners", $"&LoadBalancerArn={arn}")).Xml("ListenerArn")!;

        var rules = await CallAsync("DescribeRules", $"&ListenerArn={Uri.EscapeDataString(listener)}");

        listener.ShouldContain(":listener/app/b/");
        rules.Xml("RuleArn")!.ShouldContain(":listener-rule/app/b/");
        (rules.Xml("Priority"), rules.Xml("IsDefault"), rules.Xml("Weight")).ShouldBe(("default", "true", "100"));
        Values(rules, "TargetGroupArn").ShouldAllBe(group => group == _server.LoadBalancers["b"].TargetGroupArn);
    }

    [Fact]
    public async Task Shows_the_listener_for_test_traffic_and_the_weights_of_the_moment()
    {
        var balancer = _server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = "two" }, "two-green");
        var groups = _server.Ecs.World.LoadBalancers.Groups.Where(group => group.LoadBalancerArn == balancer.Arn).ToList();
        _server.Ecs.World.LoadBalancers.FindRule(balancer.ProductionRuleArn)!.Forward([(groups[0], 90), (groups[1], 10)]);

        var listeners = await CallAsync("DescribeListeners", $"&LoadBalancerArn={Uri.EscapeDataString(balancer.Arn)}");
        var rule = await CallAsync("DescribeRules", $"&RuleArns.member.1={Uri.EscapeDataString(balancer.ProductionRuleArn)}");

        Values(listeners, "ListenerArn").Count().ShouldBe(2);
        Values(listeners, "Weight").ShouldBe(["90", "10", "100"]);
        Values(rule, "TargetGroupArn").ShouldBe([balancer.TargetGroupArn, balancer.AlternateTargetGroupArn!]);
        _server.Records.ShouldBeClean();
    }

    private Task<RawAnswer> CallAsync(string operation, string parameters = "") =>
        _client.FormAsync("elasticloadbalancing", $"Action={operation}&Version=2015-12-01{parameters}");

    private static IEnumerable<string> Values(RawAnswer answer, string element) =>
        XElement.Parse(answer.Body).Descendants().Where(one => one.Name.LocalName == element).Select(one => one.Value);
}
