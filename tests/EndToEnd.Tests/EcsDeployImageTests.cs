using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public class EcsDeployImageTests
{
    private const string Action = "ecs-deploy";

    [Fact]
    public async Task A_working_version_is_deployed()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await LocalAwsContainer.StartAsync(engine, ShopWorld.Of());
        var result = await ContainerRun.OfAsync(engine, ShopWorld.Deploy(aws, "2"));

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
        await using var aws = await LocalAwsContainer.StartAsync(engine, ShopWorld.Of());
        var result = await ContainerRun.OfAsync(engine, ShopWorld.Deploy(aws, "crash"));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("rolled-back");
        result.Outputs["reason"].ShouldContain("exited with code 3");
        result.Log.Text.ShouldContain("no DATABASE_URL");
        result.Log.Errors.ShouldContain(error => error.Contains("exited with code 3"), result.Log.ToString());
        result.Summary.ShouldContain("exited with code 3");
        result.Summary.ShouldContain("no DATABASE_URL");
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
        (await aws.DefectsAsync()).ShouldBe("[]");
    }

    [Theory]
    [InlineData(200, 0, "deployed", "CONTINUE", "shop/api:2")]
    [InlineData(503, 1, "rolled-back", "ROLLBACK", "shop/api:1")]
    public async Task A_blue_green_deployment_that_pauses_goes_on_or_back_as_the_address_answers(int status, int exitCode, string ended, string answer, string runs)
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await LocalAwsContainer.StartAsync(engine, ShopWorld.Of(ShopWorld.BlueGreen));
        await using var site = await LocalSite.StartAsync(engine, _ => (status, "{}"), aws.Network);
        var result = await ContainerRun.OfAsync(engine, ShopWorld.Deploy(
            aws, "2", ("deployment-configuration", $"{{ {ShopWorld.Paused} }}"), ("gate-urls", $"{site.Address}health"), ("gate-interval", "500ms"), ("gate-timeout", "5s")));

        result.ExitCode.ShouldBe(exitCode, result.Log.ToString());
        result.Outputs["result"].ShouldBe(ended);
        result.Log.Text.ShouldContain("api: paused at POST_TEST_TRAFFIC_SHIFT");
        result.Log.Text.ShouldContain($"Answering {answer}");
        result.Summary.ShouldContain("api");
        site.Requests.ShouldBeGreaterThan(0);
        (await RunningAsync(aws)).ShouldBe([runs]);
        (await aws.DefectsAsync()).ShouldBe("[]");
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task Told_to_stop_while_it_waits_it_says_what_goes_on_and_is_gone_in_time(PosixSignalNumber signal)
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var aws = await LocalAwsContainer.StartAsync(engine, ShopWorld.Of());
        await using var run = ContainerRun.Start(engine, ShopWorld.Deploy(aws, "stuck"));
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

    /// <summary>Images of the tasks that are to run, each once.</summary>
    private static async Task<IEnumerable<string>> RunningAsync(LocalAwsContainer aws) => (await aws.StateAsync())["tasks"]!.AsArray()
        .Where(task => task!["desiredStatus"]!.GetValue<string>() == "RUNNING")
        .Select(task => task!["containers"]![0]!["image"]!.GetValue<string>())
        .Distinct();
}
