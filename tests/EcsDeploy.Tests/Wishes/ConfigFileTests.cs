using Actions.Toolkit;

namespace EcsDeploy.Tests.Wishes;

public sealed class ConfigFileTests
{
    [Fact]
    public void Everything_that_inputs_say_can_be_said_of_one_service()
    {
        var wish = Parse("""
            x-common: &common
              env: { LEVEL: info, EMPTY: '' }
            services:
              web:
                <<: *common
                image: app:2
                secrets: [ 'app:DB=arn:db' ]
                env-unset: |
                  OLD
                  app:OLDER
                command: [serve, --port, '80']
                entry-point: { app: /bin/app --x, proxy: [/bin/proxy] }
                docker-labels: { 'app:com.example/a': b }
                desired-count: 3
                strategy: blue-green
                network-configuration: { awsvpcConfiguration: { subnets: [subnet-1], assignPublicIp: DISABLED } }
                enable-execute-command: true
                health-check-grace-period: 2m
                force-new-deployment: true
              empty:
            """)["web"];

        wish.Images.ShouldHaveSingleItem().Image.ShouldBe("app:2");
        wish.Env.ShouldBe([new("web", null, "LEVEL", "info"), new("web", null, "EMPTY", "")]);
        wish.Secrets.ShouldBe([new("web", "app", "DB", "arn:db")]);
        wish.EnvUnset.Select(line => (line.Container, line.Name)).ShouldBe([(null, "OLD"), ("app", "OLDER")]);
        wish.Command.ShouldHaveSingleItem().Words.ShouldBe(["serve", "--port", "80"]);
        wish.EntryPoint.Select(line => $"{line.Part}: {string.Join('|', line.Words)}").ShouldBe(["app: /bin/app|--x", "proxy: /bin/proxy"]);
        wish.DockerLabels.ShouldBe([new("web", "app", "com.example/a", "b")]);
        wish.Settings.DesiredCount.ShouldBe(3);
        wish.Settings.Strategy.ShouldBe(Strategy.BlueGreen);
        wish.Settings.NetworkConfiguration!.ToJsonString().ShouldBe("""{"awsvpcConfiguration":{"subnets":["subnet-1"],"assignPublicIp":"DISABLED"}}""");
        wish.Settings.EnableExecuteCommand.ShouldBe(true);
        wish.Settings.HealthCheckGracePeriod.ShouldBe(TimeSpan.FromMinutes(2));
        wish.ForceNewDeployment.ShouldBeTrue();
    }

    [Fact]
    public void Every_mistake_is_told_with_its_line()
    {
        var message = Refusal("""
            service: x
            services:
              web:
                imagess: { app: x }
                desired-count: many
                env:
                  A: [1]
                  B: two
                strategy: fast
              backend: 3
            """);

        message.ShouldContain("line 1, column 1: 'service' is not allowed here");
        message.ShouldContain("line 4, column 5: 'imagess' is not allowed for a service (did you mean 'images'?)");
        message.ShouldContain("line 5, column 20: expected a whole number, 0 or more");
        message.ShouldContain("line 7, column 10: expected a text for 'A'");
        message.ShouldContain("line 9, column 15: expected one of rolling, blue-green, canary, linear");
        message.ShouldContain("line 10, column 12: expected a section with keys for the service 'backend'");
    }

    [Theory]
    [InlineData("web: {}", "expected 'services:'")]
    [InlineData("services: {}", "expected 'services:'")]
    [InlineData("services: [", "this is not YAML")]
    public void Another_file_is_refused(string yaml, string said) => Refusal(yaml).ShouldContain(said);

    private static IReadOnlyDictionary<string, ServiceWish> Parse(string yaml) =>
        WishBook.Config(new RunnerContext(new Dictionary<string, string>(StringComparer.Ordinal))).Parse(yaml);

    private static string Refusal(string yaml) => Should.Throw<FormatException>(() => Parse(yaml)).Message;
}
