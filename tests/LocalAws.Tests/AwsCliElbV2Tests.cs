using LocalAws.LoadBalancing;
using LocalAws.Tests.Kit;

namespace LocalAws.Tests;

/// <summary>The real command line understands what it reads of load balancing.</summary>
public sealed class AwsCliElbV2Tests
{
    [Fact]
    public async Task Reads_load_balancers_listeners_and_target_health()
    {
        AwsCli.Require();
        await using var server = await LocalAwsServer.StartAsync();
        foreach (var name in (string[])["a", "b", "c", "d"])
            server.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = name });
        var aws = new AwsCli(server);

        var all = await aws.RunAsync("elbv2", "describe-load-balancers");
        all["LoadBalancers"]!.AsArray().Select(one => one!["LoadBalancerName"]!.GetValue<string>()).ShouldBe(["a", "b", "c", "d"]);
        var listeners = await aws.RunAsync("elbv2", "describe-listeners", "--load-balancer-arn", server.LoadBalancers["a"].Arn);
        var group = listeners["Listeners"]![0]!["DefaultActions"]![0]!["ForwardConfig"]!["TargetGroups"]![0]!;
        group["Weight"]!.GetValue<int>().ShouldBe(100);
        var health = await aws.RunAsync("elbv2", "describe-target-health", "--target-group-arn", group["TargetGroupArn"]!.GetValue<string>(), "--targets", "Id=10.0.0.9");
        health["TargetHealthDescriptions"]![0]!["TargetHealth"]!["State"]!.GetValue<string>().ShouldBe("unused");
        var groups = await aws.RunAsync("elbv2", "describe-target-groups", "--names", "c");
        groups["TargetGroups"]![0]!["HealthCheckEnabled"]!.GetValue<bool>().ShouldBeTrue();
        server.Records.ShouldBeClean();
    }
}
