using System.Text.Json.Nodes;
using HealthCheck.Tests.Support;
using LocalAws;
using LocalAws.Faults;
using LocalAws.LoadBalancing;
using Testing;
using Testing.Http;

namespace HealthCheck.Tests;

/// <summary>Addresses that AWS tells, over HTTP to the local AWS, and then the targets themselves.</summary>
public sealed class SourceTests
{
    private static async Task<LocalAwsServer> StartAsync(RawServer server) => await LocalAwsServer.StartAsync(new LocalWorld
    {
        Parameters =
        {
            new WorldParameter("/shop/url", server.Url + "/app"),
            new WorldParameter("/shop/secret-url", $"http://user:pass-word-1@127.0.0.1:{server.Port}/", "SecureString"),
            new WorldParameter("/shop/text", "no address"),
        },
        Stacks = { new WorldStack("shop", new Dictionary<string, string> { ["Url"] = server.Url, ["Host"] = "shop.invalid" }) },
        AppRunnerServices = { new WorldAppRunnerService("other", "other.invalid"), new WorldAppRunnerService("shop", "shop.invalid") },
    });

    private static ActionRun Run(LocalAwsServer aws, params string[] urls)
    {
        var run = HealthCheckRun.For(urls).Input("retries", "0");
        foreach (var (name, value) in aws.Environment) run.Variables[name] = value;
        return run;
    }

    private static RawServer Target() => RawServer.Start(_ => RawServer.Response(200, "ok"));

    [Theory]
    [InlineData("ssm:/shop/url", "GET /app ")]
    [InlineData("ssm:/shop/url /health", "GET /app/health ")]
    [InlineData("cfn:shop.Url", "GET / ")]
    [InlineData("cfn:shop.Url/health?deep=1", "GET /health?deep=1 ")]
    [InlineData("{ url: cfn:shop.Url/health, expected-status: 200 }", "GET /health ")]
    public async Task An_address_is_found_and_asked(string source, string asked)
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        using var run = Run(aws, source);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        server.Requests.ShouldHaveSingleItem().ShouldStartWith(asked);
        run.Log.ShouldContain($" is {server.Url}/");
        aws.Records.ShouldBeClean();
    }

    [Theory]
    [InlineData("cfn:shop.Host/health", "https://shop.invalid/health")]
    [InlineData("apprunner:shop", "https://shop.invalid/")]
    public async Task A_host_alone_is_asked_over_https(string source, string target)
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        using var run = Run(aws, source).Input("deadline", "5s");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["reason"].ShouldContain($"[{target}]");
    }

    [Fact]
    public async Task A_load_balancer_is_asked_at_its_listener()
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        var balancer = await aws.Ecs.AddLoadBalancerAsync(new TargetGroupSpec { Name = "shop" });
        using var run = Run(aws, "elb:shop/health").Input("expected-status", "503");

        await run.CheckAsync();

        // It has no target to pass requests on to.
        run.ExitCode.ShouldBe(0, run.Log);
        run.Log.ShouldContain($"elb:shop is {balancer.Uri}health");
    }

    [Fact]
    public async Task A_load_balancer_without_an_address_is_a_wrong_input()
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        aws.Ecs.AddSilentLoadBalancer(new TargetGroupSpec { Name = "shop" });
        using var run = Run(aws, "elb:shop/health");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("elb:shop: the load balancer has no address");
    }

    [Theory]
    [InlineData("ssm:/shop/none", "ssm:/shop/none: ")]
    [InlineData("ssm:/shop/text", "expected an address that begins with http:// or https://")]
    [InlineData("cfn:other.Url", "Stack with id other does not exist")]
    [InlineData("cfn:shop.Address", "the stack shop has no output 'Address', only Url, Host")]
    [InlineData("apprunner:none", "there is no App Runner service of this name")]
    [InlineData("elb:none", "elb:none: ")]
    public async Task What_is_not_there_is_a_wrong_input_and_nothing_is_requested(string source, string said)
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        using var run = Run(aws, server.Url, source, "cfn:no-such-stack.Url");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(said);
        run.Log.ShouldContain("cfn:no-such-stack.Url: ");
        run.Outputs["result"].ShouldBe("error");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_is_denied_names_the_permission_and_is_no_wrong_input()
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        aws.Faults.Add(new FaultRule(FaultKind.Deny) { Service = "ssm", Operation = "GetParameter" });
        using var run = Run(aws, "ssm:/shop/url");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(1, run.Log);
        run.Log.ShouldContain("ssm:GetParameter");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Credentials_in_a_secure_parameter_are_sent_and_not_shown()
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        using var run = Run(aws, "ssm:/shop/secret-url /health");

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        server.Requests.ShouldHaveSingleItem().ShouldContain("Authorization: Basic ");
        (run.Summary + string.Join('\n', run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)))).ShouldNotContain("pass-word-1");
    }

    [Fact]
    public async Task Aws_is_not_asked_when_no_address_is_found_there()
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        using var run = Run(aws, server.Url);

        await run.CheckAsync();

        run.ExitCode.ShouldBe(0, run.Log);
        aws.Records.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_policy_is_what_the_action_was_seen_to_use()
    {
        await using var server = Target();
        await using var aws = await StartAsync(server);
        await aws.Ecs.AddLoadBalancerAsync(new TargetGroupSpec { Name = "shop" });
        aws.Alarms.Put("errors", new JsonObject { ["AlarmRule"] = "FALSE" });
        using var run = Run(aws, "ssm:/shop/url", "cfn:shop.Url", "apprunner:shop", "elb:shop").Input("alarms", "errors");

        await run.CheckAsync();

        run.Outputs["attempts"].ShouldBe("4", run.Log);
        Granted().ShouldBe(aws.Records.Actions(), ignoreOrder: true);
    }

    private static IEnumerable<string> Granted() =>
        JsonNode.Parse(File.ReadAllText(Repository.File("docs", "iam", "health-check.json")))!["Statement"]!.AsArray()
            .SelectMany(statement => statement!["Action"]!.AsArray().Select(action => action!.GetValue<string>()));
}
