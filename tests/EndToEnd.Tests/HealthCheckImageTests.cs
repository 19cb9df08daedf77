using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

public class HealthCheckImageTests
{
    private const string Action = "health-check";

    private static ContainerStep Step(params (string, string)[] with) => new() { Action = Action, Step = new Step { With = Values.Of(with) } };

    [Fact]
    public async Task A_site_that_answers_is_healthy()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var site = await LocalSite.StartAsync(engine, _ => (200, "{\"status\":\"ok\"}"));
        var result = await ContainerRun.OfAsync(engine, Step(("urls", $"{site.Address}health"), ("assert", "json $.status == \"ok\"")));
        result.ExitCode.ShouldBe(0, result.Log.ToString());
        result.Outputs["result"].ShouldBe("healthy");
        result.Outputs.Keys.ShouldBe(Manifest.Of(Action).Outputs.Select(output => output.Name), ignoreOrder: true);
        result.Summary.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_site_that_answers_500_fails_the_step_with_the_reason()
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var site = await LocalSite.StartAsync(engine, _ => (500, "::error::injected\n"));
        var result = await ContainerRun.OfAsync(engine, Step(("urls", $"{site.Address}"), ("deadline", "2s"), ("interval", "500ms")));
        result.ExitCode.ShouldBe(1, result.Log.ToString());
        result.Outputs["result"].ShouldBe("unhealthy");
        result.Log.Errors.ShouldContain(error => error.Contains("500"));
        result.Log.Written.ShouldNotContain(note => note.Message.StartsWith("injected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PosixSignalNumber.Interrupt)]
    [InlineData(PosixSignalNumber.Terminate)]
    public async Task Told_to_stop_while_it_waits_it_says_so_and_is_gone_in_time(PosixSignalNumber signal)
    {
        var engine = await Images.EngineWithAsync(Action);
        await using var site = await LocalSite.StartAsync(engine, _ => (503, "starting"));
        await using var run = ContainerRun.Start(engine, Step(("urls", $"{site.Address}"), ("interval", "30s"), ("deadline", "10m")));
        await run.WaitForLineAsync("503", TimeSpan.FromSeconds(20));
        (await run.MainProcessAsync()).ShouldBe($"/app/{Action}");

        var (result, took, killed) = await run.CancelAsync(signal);
        killed.ShouldBeFalse(result.Log.ToString());
        took.ShouldBeLessThan(TimeSpan.FromSeconds(7));
        result.ExitCode.ShouldBe(1);
        result.Outputs["result"].ShouldBe("inconclusive");
        result.Summary.ShouldNotBeEmpty();
        (await run.IsGoneAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_on_the_containers_own_localhost_is_explained()
    {
        var result = await Images.RunAsync(Step(("urls", "http://localhost:8080/"), ("deadline", "2s"), ("interval", "500ms")));
        result.ExitCode.ShouldBe(1);
        result.Log.Text.ShouldContain("container", Case.Insensitive);
    }
}
