using System.Text.Json.Nodes;
using Actions.Aws;

namespace EcsDeploy.Tests.Planning;

public sealed class ServiceSettingsTests
{
    private static readonly EcsService Service = Samples.Service(Samples.Deployment("ecs-svc/1", Samples.Old)) with
    {
        LoadBalancers = [new EcsLoadBalancer { TargetGroupArn = "arn:tg", ContainerName = "app" }],
    };

    [Fact]
    public void Nothing_given_is_nothing_sent()
    {
        var settings = ServiceSettings.Of(Service, new SettingsWish());

        settings.Change.ShouldBeFalse();
        settings.Request("prod", "backend", Samples.New).ShouldBe(new UpdateServiceRequest { Cluster = "prod", Service = "backend", TaskDefinition = Samples.New });
    }

    [Fact]
    public void Every_setting_goes_into_its_member_of_the_request()
    {
        var request = ServiceSettings.Of(Service, new SettingsWish
        {
            DesiredCount = 3,
            DeploymentConfiguration = Tree("""{"maximumPercent":150,"deploymentCircuitBreaker":{"rollback":false}}"""),
            Strategy = Strategy.BlueGreen,
            NetworkConfiguration = Tree("""{"awsvpcConfiguration":{"subnets":["a"]}}"""),
            PlatformVersion = "1.4.0",
            CapacityProviderStrategy = [Tree("""{"capacityProvider":"FARGATE","weight":1}""")],
            HealthCheckGracePeriod = TimeSpan.FromSeconds(90),
            EnableExecuteCommand = false,
            PropagateTags = PropagateTags.TaskDefinition,
            VolumeConfigurations = [Tree("""{"name":"data"}""")],
        }).Request("prod", "backend", Samples.New);

        request.DesiredCount.ShouldBe(3);
        request.DeploymentConfiguration!.ToJsonString().ShouldBe("""{"deploymentCircuitBreaker":{"enable":true,"rollback":false},"maximumPercent":150,"strategy":"BLUE_GREEN"}""");
        request.NetworkConfiguration!.ToJsonString().ShouldBe("""{"awsvpcConfiguration":{"subnets":["a"]}}""");
        request.PlatformVersion.ShouldBe("1.4.0");
        request.CapacityProviderStrategy!.ToJsonString().ShouldBe("""[{"capacityProvider":"FARGATE","weight":1}]""");
        request.HealthCheckGracePeriodSeconds.ShouldBe(90);
        request.EnableExecuteCommand.ShouldBe(false);
        request.PropagateTags.ShouldBe("TASK_DEFINITION");
        request.VolumeConfigurations!.ToJsonString().ShouldBe("""[{"name":"data"}]""");
    }

    [Fact]
    public void What_the_service_has_already_is_no_change_and_the_way_back_is_what_it_had()
    {
        ServiceSettings.Of(Service, new SettingsWish { DesiredCount = 2, EnableExecuteCommand = false, PropagateTags = PropagateTags.None }).Change.ShouldBeFalse();

        var changed = ServiceSettings.Of(Service, new SettingsWish { DesiredCount = 4 });
        changed.Change.ShouldBeTrue();
        changed.Reversed.Request("prod", "backend", Samples.Old).DesiredCount.ShouldBe(2);
    }

    [Theory]
    [InlineData("BLUE_GREEN", "{}", "needs 'advancedConfiguration' with alternateTargetGroupArn, productionListenerRule, roleArn on its load balancer entry for container 'app'")]
    [InlineData("BLUE_GREEN", """{"alternateTargetGroupArn":"a","roleArn":"r"}""", "needs 'advancedConfiguration' with productionListenerRule on its")]
    [InlineData("CANARY", "{}", "the strategy CANARY needs 'canaryConfiguration'")]
    [InlineData("LINEAR", "{}", "the strategy LINEAR needs 'linearConfiguration'")]
    public void A_strategy_says_what_it_misses(string strategy, string advanced, string said)
    {
        var service = Service with { LoadBalancers = [Service.LoadBalancers[0] with { AdvancedConfiguration = Tree(advanced) }] };
        var wish = new SettingsWish { Strategy = Enum.Parse<Strategy>(strategy.Replace("_", "", StringComparison.Ordinal), ignoreCase: true) };

        StrategyRules.Problems(service, ServiceSettings.Of(service, wish)).ShouldContain(problem => problem.Contains(said));
    }

    [Fact]
    public void Rolling_needs_nothing() =>
        StrategyRules.Problems(Service, ServiceSettings.Of(Service, new SettingsWish { Strategy = Strategy.Rolling })).ShouldBeEmpty();

    private static JsonObject Tree(string json) => JsonNode.Parse(json)!.AsObject();
}
