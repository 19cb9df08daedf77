using LocalAws.AppRunner;
using LocalAws.Ecs.Images;
using LocalAws.Faults;

namespace AppRunnerDeploy.Tests;

/// <summary>Services on which something is under way already, or that are paused.</summary>
public sealed class BusyTests
{
    [Fact]
    public async Task An_operation_under_way_is_waited_for()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { Pull = TimeSpan.FromMinutes(1) });
        world.Push("2");
        await world.CallAsync("StartDeployment");

        using var run = await world.DeployAsync("2");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Log.ShouldContain("(START_DEPLOYMENT) is under way since");
        world.Operations.ShouldBe(["UPDATE_SERVICE SUCCEEDED", "START_DEPLOYMENT SUCCEEDED", "CREATE_SERVICE SUCCEEDED"]);
    }

    [Fact]
    public async Task An_operation_under_way_is_refused_on_request()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { Pull = TimeSpan.FromMinutes(1) });
        world.Push("2");
        await world.CallAsync("StartDeployment");

        using var run = await world.DeployAsync(world.Run("2").Input("busy", "fail"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("App Runner does one thing at a time");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(0);
    }

    [Fact]
    public async Task An_operation_that_does_not_end_is_not_waited_for_for_ever()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { Pull = TimeSpan.FromHours(1) });
        await world.CallAsync("StartDeployment");

        using var run = await world.DeployAsync(world.Run("2").Input("busy-timeout", "20s"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("It did not end within 20 s.");
    }

    [Fact]
    public async Task An_automatic_deployment_that_is_first_is_followed_and_not_fought()
    {
        await using var world = await RunnerWorld.StartAsync(settings => settings["SourceConfiguration"]!["AutoDeploymentsEnabled"] = true);
        world.Push("2");

        using var racing = world.Run("2");
        var deploying = world.DeployAsync(racing);
        // About when the update is sent: whoever is first, the other one comes after.
        await RunnerWorld.UntilAsync(() => world.Server.Records.Count("ecr:BatchGetImage") > 0);
        world.Push("1", VirtualOutcome.Runs with { Lines = ["pushed again"] });
        await deploying;

        racing.Outputs["result"].ShouldBe("deployed", racing.Log);
        racing.Log.ShouldContain("::warning::shop: automatic deployments are on: a push deploys by itself");
        world.Current.ShouldBe("2");
        world.Operations.Count(operation => operation == "UPDATE_SERVICE SUCCEEDED").ShouldBe(1);
    }

    [Fact]
    public async Task An_operation_that_no_reading_shows_yet_is_met_at_the_update_and_waited_for()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { ShowsPending = false, Begin = TimeSpan.FromMinutes(1), StatusLag = TimeSpan.FromMinutes(1) });
        world.Push("2");
        await world.CallAsync("StartDeployment");

        using var run = await world.DeployAsync("2");

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        world.Operations.ShouldBe(["UPDATE_SERVICE SUCCEEDED", "START_DEPLOYMENT SUCCEEDED", "CREATE_SERVICE SUCCEEDED"]);
        world.Server.Records.Calls("apprunner:UpdateService").Count(call => call.Error == "InvalidStateException").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Losing_the_turn_is_refused_on_request()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { ShowsPending = false, Begin = TimeSpan.FromMinutes(10), StatusLag = TimeSpan.FromMinutes(10) });
        world.Push("2");
        await world.CallAsync("StartDeployment");

        using var run = await world.DeployAsync(world.Run("2").Input("busy", "fail"));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("other operations were begun on it before this step could");
    }

    [Fact]
    public async Task A_paused_service_is_refused()
    {
        await using var world = await PausedAsync();

        using var run = await world.DeployAsync("2");

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("Service 'shop' is paused");
        run.Log.ShouldContain("resume: true");
        world.Server.Records.Writes().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paused_service_is_resumed_first_on_request()
    {
        await using var world = await PausedAsync();

        using var run = await world.DeployAsync(world.Run("2").Input("resume", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["result"].ShouldBe("deployed", run.Log);
        world.Operations.Take(2).ShouldBe(["UPDATE_SERVICE SUCCEEDED", "RESUME_SERVICE SUCCEEDED"]);
        world.Service["Operations"]![0]!["Id"]!.GetValue<string>().ShouldBe(run.Outputs["operation-id"]);
    }

    [Fact]
    public async Task A_paused_service_can_merely_be_resumed()
    {
        await using var world = await PausedAsync();

        using var run = await world.DeployAsync(world.Run().Input("resume", "true"));

        run.Outputs["result"].ShouldBe("deployed", run.Log);
        run.Outputs["changed"].ShouldBe("true");
        world.Operations[0].ShouldBe("RESUME_SERVICE SUCCEEDED");
    }

    [Fact]
    public async Task A_service_that_was_resumed_and_not_updated_is_not_told_as_deployed()
    {
        await using var world = await PausedAsync();
        world.Fault(new FaultRule(FaultKind.Deny) { Action = "apprunner:UpdateService" });

        using var run = await world.DeployAsync(world.Run("2").Input("resume", "true"));

        run.ExitCode.ShouldBe(1);
        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["image"].ShouldBe(world.Image("1"));
        run.Outputs["changed"].ShouldBe("true");
        world.Operations[0].ShouldBe("RESUME_SERVICE SUCCEEDED");
        world.Server.Records.Count("apprunner:UpdateService").ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_while_the_service_is_resumed_does_not_tell_of_a_deployment()
    {
        await using var world = await PausedAsync();
        world.Fault(new FaultRule(FaultKind.Hang) { Operation = "UpdateService" });
        var run = world.Run("2").Input("resume", "true");
        var deploying = world.DeployAsync(run);
        await RunnerWorld.UntilAsync(() => run.Log.Contains("RESUME_SERVICE") && run.Log.Contains("is SUCCEEDED"));

        run.Stop();
        using var stopped = await deploying;

        stopped.Outputs["result"].ShouldBe("cancelled", stopped.Log);
        stopped.Outputs["image"].ShouldBe(world.Image("1"));
        stopped.Log.ShouldContain($"it was resumed; its deployment to {world.Image("2")} is not known to have begun");
    }

    [Fact]
    public async Task A_refusal_whose_reason_cannot_be_looked_for_is_told_as_it_is()
    {
        await using var world = await RunnerWorld.StartAsync(options: new AppRunnerOptions { ShowsPending = false, Begin = TimeSpan.FromMinutes(10), StatusLag = TimeSpan.FromMinutes(10) });
        await world.CallAsync("StartDeployment");
        world.Fault(new FaultRule(FaultKind.Deny) { Operation = "ListOperations", Nth = 3 });

        using var run = await world.DeployAsync(world.Run().Input("redeploy", "true"));

        run.Outputs["result"].ShouldBe("failed", run.Log);
        run.Outputs["changed"].ShouldBe("false");
        run.Outputs["reason"].ShouldContain("Service cannot be changed in the current state");
    }

    private static async Task<RunnerWorld> PausedAsync()
    {
        var world = await RunnerWorld.StartAsync();
        world.Push("2");
        await world.CallAsync("PauseService");
        await RunnerWorld.UntilAsync(() => world.Service["Status"]!.GetValue<string>() == "PAUSED");
        return world;
    }
}
