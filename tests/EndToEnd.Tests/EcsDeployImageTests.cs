using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public class EcsDeployImageTests
{
    private const string Action = "ecs-deploy";

    /// <summary>One service with version 1 running; version 2 works, <c>crash</c> ends at once with two lines, <c>stuck</c> never starts.</summary>
    private const string World = """
        region: eu-west-1
        clusters: [shop]
        logGroups: [/shop/api]
        images:
          - { repository: shop/api, tag: "1", outcomes: [runs] }
          - { repository: shop/api, tag: "2", outcomes: [runs] }
          - { repository: shop/api, tag: crash, outcomes: [{ exits: 3, lines: [starting, "::error::injected no DATABASE_URL"] }] }
          - { repository: shop/api, tag: stuck, outcomes: [stays-pending] }
        taskDefinitions:
          - family: api
            containerDefinitions:
              - name: app
                image: "shop/api:1"
                logConfiguration: { logDriver: awslogs, options: { awslogs-group: /shop/api, awslogs-region: eu-west-1, awslogs-stream-prefix: api } }
        services:
          - { cluster: shop, serviceName: api, taskDefinition: api, desiredCount: 1, deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } }
        """;

    private static ContainerStep Step(LocalAwsContainer aws, string image) => new()
    {
        Action = Action,
        Network = aws.Network,
        Step = new Step
        {
            Env = aws.Variables,
            With = Values.Of(("cluster", "shop"), ("services", "api"), ("image", image), ("timeout", "2m"), ("poll-interval", "1s")),
        },
    };

    [Fact]
    public async Task A_working_version_is_deployed()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await LocalAwsContainer.StartAsync(engine, World);
        var result = await ContainerRun.OfAsync(engine, Step(aws, "shop/api:2"));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["result"].ShouldBe("deployed");
        result.Outputs["changed"].ShouldBe("true");
        result.Outputs["task-definitions"].ShouldContain("api:2");
        result.Outputs.Keys.ShouldBe(Manifest.Of(Action).Outputs.Select(output => output.Name), ignoreOrder: true);
        result.Summary.ShouldContain("api");
        result.PlacesOf(aws.SecretKey).ShouldBeEmpty();
        (await aws.DefectsAsync()).ShouldBe("[]");
    }

    [Fact]
    public async Task A_version_that_crashes_is_explained_and_returned()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await LocalAwsContainer.StartAsync(engine, World);
        var result = await ContainerRun.OfAsync(engine, Step(aws, "shop/api:crash"));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("rolled-back");
        result.Log.Text.ShouldContain("no DATABASE_URL");
        result.Log.Errors.ShouldNotBeEmpty();
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
        (await aws.DefectsAsync()).ShouldBe("[]");
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task Told_to_stop_while_it_waits_it_says_what_goes_on_and_is_gone_in_time(PosixSignalNumber signal)
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await LocalAwsContainer.StartAsync(engine, World);
        await using var run = ContainerRun.Start(engine, Step(aws, "shop/api:stuck"));
        await run.WaitForOutputAsync("deployment-ids", TimeSpan.FromSeconds(30));
        (await run.MainProcessAsync()).ShouldBe($"/app/{Action}");

        var (result, took, killed) = await run.CancelAsync(signal);
        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(7));
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("cancelled");
        result.Outputs["deployment-ids"].ShouldContain("ecs-svc/");
        result.Summary.ShouldContain("ecs-svc/", Case.Sensitive, "the summary says which deployment goes on");
        (await run.IsGoneAsync()).ShouldBeTrue();
        (await aws.StateAsync()).ToJsonString().ShouldContain("shop/api:stuck");
    }

    [Fact]
    public async Task An_endpoint_that_nobody_answers_fails_with_its_address()
    {
        var engine = await Images.EngineWithAsync(Action);
        var step = new Step
        {
            Env = Values.Of(("AWS_ENDPOINT_URL", "http://127.0.0.1:9"), ("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret")),
            With = Values.Of(("cluster", "shop"), ("services", "api"), ("image", "shop/api:2"), ("timeout", "20s")),
        };
        var result = await ContainerRun.OfAsync(engine, new ContainerStep { Action = Action, Step = step });
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Log.Errors.ShouldContain(error => error.Contains("127.0.0.1:9"), result.Log.ToString());
    }
}
