using LocalAws.AppRunner;
using LocalAws.Ecs.Images;

namespace AppRunnerDeploy.Tests;

/// <summary>What App Runner gives up, and how it is told.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task An_unhealthy_image_is_told_as_rolled_back_with_its_cause_and_its_log()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2", VirtualOutcome.Unhealthy() with { Lines = ["cannot reach the database", "::error::not a command"] });

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["image"].ShouldBe(world.Image("1"));
        run.Outputs["reason"].ShouldStartWith("its health check failed: [AppRunner] Health check failed");
        run.Outputs["record"].ShouldBe("[]");
        run.Log.ShouldContain("::warning title=Failed::shop: the operation failed and App Runner is rolling it back. Following that.");
        run.Log.ShouldContain("cannot reach the database");
        run.Log.Split('\n').ShouldNotContain(line => line.StartsWith("::error::not"));
        run.Summary.ShouldContain("↩️ shop failed; it is back at what ran before");
        run.Summary.ShouldContain("cannot reach the database");
        run.Summary.ShouldContain("'port' and 'health-check'");
        world.Operations[0].ShouldBe("UPDATE_SERVICE ROLLBACK_SUCCEEDED");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task An_application_that_ends_is_told_with_its_exit_code()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2", VirtualOutcome.Exits(3, TimeSpan.FromMilliseconds(10)) with { Lines = ["no such module: shop"] });

        using var run = await world.DeployAsync("2");

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Outputs["reason"].ShouldContain("the application ended by itself");
        run.Outputs["reason"].ShouldContain("Container exit code: 3");
        run.Log.ShouldContain("no such module: shop");
    }

    [Fact]
    public async Task A_way_back_that_fails_is_told_as_such()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Server.AppRunner.FailRollbacks("shop");
        world.Push("2", VirtualOutcome.Unhealthy());

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("rollback-failed", run.Log);
        run.Outputs["reason"].ShouldContain("App Runner could not roll it back");
        run.Summary.ShouldContain("❌ shop failed, and so did the return");
    }

    [Theory]
    [InlineData(false, true, "failed")]
    [InlineData(false, false, "failed")]
    [InlineData(true, true, "rolled-back")]
    public async Task An_image_that_cannot_be_pulled_fails_however_App_Runner_shows_that(bool rollsBack, bool keeps, string result)
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { PullFailureRollsBack = rollsBack, FailedKeepsConfiguration = keeps });
        world.Push("2", VirtualOutcome.NeverStarts("no right to pull"));

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe(result, run.Log);
        run.Outputs["image"].ShouldBe(world.Image("1"));
        run.Outputs["reason"].ShouldContain("the image could not be pulled");
        run.Log.ShouldContain("access role");
    }

    [Fact]
    public async Task An_image_of_another_architecture_is_warned_about_and_explained()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Server.Ecs.AddImage(new LocalAws.Ecs.ImageSpec(world.Repository, "2") { Platforms = ["linux/arm64", "linux/arm/v7"] });

        using var run = await world.DeployAsync("2");
        using var strict = await world.DeployAsync(world.Run("2").Input("verify", "strict"));

        run.Outputs["result"].ShouldBe("rolled-back", run.Log);
        run.Log.ShouldContain("is for ARM64, arm, and the service runs on X86_64");
        run.Outputs["reason"].ShouldContain("another processor architecture");
        strict.ExitCode.ShouldBe(2);
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task An_operation_that_does_not_end_is_told_when_the_time_is_over()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { Pull = TimeSpan.FromHours(1) });
        world.Push("2");

        using var run = await world.DeployAsync(world.Run("2").Input("timeout", "20s"));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["reason"].ShouldContain("it was not finished within the 20 s of 'timeout' (last seen: IN_PROGRESS); App Runner goes on with it");
        run.Outputs["operation-id"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_operation_that_is_not_listed_at_once_is_found_later()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { ShowsPending = false, Begin = TimeSpan.FromSeconds(10) });
        world.Push("2");

        using var run = await world.DeployAsync("2");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
    }
}
