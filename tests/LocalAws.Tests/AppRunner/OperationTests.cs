using System.Text.Json.Nodes;
using LocalAws.AppRunner;
using LocalAws.Ecs.Images;
using LocalAws.Wire;

namespace LocalAws.Tests.AppRunner;

/// <summary>How operations of App Runner go, in world time.</summary>
public sealed class OperationTests
{
    [Fact]
    public async Task An_update_becomes_pending_then_in_progress_then_succeeded()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2", VirtualOutcome.Runs with { Lines = ["listening"] });

        await world.CallAsync("UpdateService", world.Source("2"));

        (world.Newest, world.Service["Status"]!.GetValue<string>()).ShouldBe(("UPDATE_SERVICE PENDING", "OPERATION_IN_PROGRESS"));
        world.Advance(1);
        world.Newest.ShouldBe("UPDATE_SERVICE IN_PROGRESS");
        world.Advance(9);
        (world.Newest, world.Service["Status"]!.GetValue<string>(), world.Image).ShouldBe(("UPDATE_SERVICE SUCCEEDED", "RUNNING", "2"));
        world.Log("/application").ShouldContain("listening");
        world.Log("/service").ShouldContain(line => line.Contains("Health check is successful"));
    }

    [Theory]
    [InlineData(false, "ROLLBACK_SUCCEEDED", "1")]
    [InlineData(true, "ROLLBACK_FAILED", "2")]
    public async Task An_unhealthy_image_is_rolled_back(bool rollbackFails, string status, string image)
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Server.AppRunner.FailRollbacks("shop", rollbackFails);
        world.Push("2", VirtualOutcome.Unhealthy());
        var served = world.Server.AppRunner.ServingDigest("shop");

        await world.CallAsync("UpdateService", world.Source("2"));
        world.Advance(30);

        world.Newest.ShouldBe("UPDATE_SERVICE ROLLBACK_IN_PROGRESS");
        world.Advance(8);
        (world.Newest, world.Image).ShouldBe(($"UPDATE_SERVICE {status}", image));
        world.Server.AppRunner.ServingDigest("shop").ShouldBe(served);
        world.Log("/service").ShouldContain(line => line.Contains("Health check failed"));
    }

    [Fact]
    public async Task An_image_that_ends_by_itself_is_rolled_back_and_its_exit_code_is_logged()
    {
        await using var world = await RunnerWorld.StartAsync();
        world.Push("2", VirtualOutcome.Exits(3, TimeSpan.Zero));

        await world.CallAsync("UpdateService", world.Source("2"));
        world.Advance(14);

        world.Newest.ShouldBe("UPDATE_SERVICE ROLLBACK_SUCCEEDED");
        world.Log("/service").ShouldContain(line => line.Contains("Container exit code: 3"));
    }

    [Theory]
    [InlineData(false, true, "FAILED", "none")]
    [InlineData(false, false, "FAILED", "1")]
    [InlineData(true, true, "ROLLBACK_SUCCEEDED", "1")]
    public async Task An_image_that_cannot_be_pulled_fails_in_each_reading_of_the_documentation(bool rollsBack, bool keeps, string status, string image)
    {
        await using var world = await RunnerWorld.StartAsync(new AppRunnerOptions { PullFailureRollsBack = rollsBack, FailedKeepsConfiguration = keeps });

        await world.CallAsync("UpdateService", world.Source("none"));
        world.Advance(14);

        (world.Newest, world.Image).ShouldBe(($"UPDATE_SERVICE {status}", image));
        world.Log("/service").ShouldContain(line => line.Contains("Failed to pull"));
    }

    [Fact]
    public async Task While_an_operation_is_under_way_no_other_one_is_accepted()
    {
        await using var world = await RunnerWorld.StartAsync();
        await world.CallAsync("UpdateService", world.Source("1"));

        (await Should.ThrowAsync<ApiError>(() => world.CallAsync("UpdateService", world.Source("1")))).Code.ShouldBe("InvalidStateException");
        (await Should.ThrowAsync<ApiError>(() => world.CallAsync("PauseService"))).Code.ShouldBe("InvalidStateException");
        (await Should.ThrowAsync<ApiError>(() => world.CallAsync("StartDeployment"))).Code.ShouldBe("InvalidRequestException");
    }

    [Fact]
    public async Task A_source_configuration_that_is_given_replaces_the_one_before()
    {
        await using var world = await RunnerWorld.StartAsync();
        var first = world.Source("1");
        first["SourceConfiguration"]!["ImageRepository"]!["ImageConfiguration"] = new JsonObject { ["Port"] = "80" };
        await world.CallAsync("UpdateService", first);
        world.Advance(10);

        await world.CallAsync("UpdateService", world.Source("1"));
        world.Advance(10);

        world.Service["SourceConfiguration"]!["ImageRepository"]!["ImageConfiguration"].ShouldBeNull();
    }

    [Fact]
    public async Task A_push_to_the_tag_deploys_by_itself_where_that_is_enabled()
    {
        await using var world = await RunnerWorld.StartAsync(autoDeploys: true);

        world.Push("1", VirtualOutcome.Runs with { Lines = ["newer"] });
        world.Newest.ShouldBe("START_DEPLOYMENT PENDING");
        world.Push("1", VirtualOutcome.Runs with { Lines = ["newest"] });
        world.Advance(10);

        world.Newest.ShouldBe("START_DEPLOYMENT PENDING");
        world.Advance(10);
        world.Newest.ShouldBe("START_DEPLOYMENT SUCCEEDED");
        world.Log("/application").ShouldContain("newest");
    }

    [Fact]
    public async Task A_paused_service_takes_no_update_until_it_is_resumed()
    {
        await using var world = await RunnerWorld.StartAsync();

        await world.CallAsync("PauseService");
        world.Advance(10);
        (world.Newest, world.Service["Status"]!.GetValue<string>()).ShouldBe(("PAUSE_SERVICE SUCCEEDED", "PAUSED"));
        (await Should.ThrowAsync<ApiError>(() => world.CallAsync("UpdateService", world.Source("1")))).Code.ShouldBe("InvalidStateException");

        await world.CallAsync("ResumeService");
        world.Advance(10);
        (world.Newest, world.Service["Status"]!.GetValue<string>()).ShouldBe(("RESUME_SERVICE SUCCEEDED", "RUNNING"));
    }
}
