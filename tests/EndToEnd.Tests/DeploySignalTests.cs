using LocalAws.Faults;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>Real signals to the program of ecs-deploy: gone within five seconds of the first one, and the world as it says.</summary>
public sealed class DeploySignalTests
{
    private static readonly string[] Policies = ["leave", "rollback", "stop"];

    /// <summary>SIGINT is the runner's; SIGTERM alone is what a machine sends that shuts down.</summary>
    public static TheoryData<string, PosixSignalNumber> PoliciesAndSignals => new MatrixTheoryData<string, PosixSignalNumber>(
        Policies, [PosixSignalNumber.Interrupt, PosixSignalNumber.Terminate]);

    [Theory]
    [MemberData(nameof(PoliciesAndSignals))]
    public async Task A_deployment_that_is_not_planned_yet_touches_nothing(string policy, PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        shop.Fault(Signals.Slow("GetCallerIdentity", seconds: 8));
        await using var run = shop.Deploy("2", ("on-cancel", policy));
        await run.Running.WaitForLineAsync("AWS endpoint", Signals.Patience);

        var result = await Signals.EndAsync(run, "ecs-deploy", signal);

        result.Outputs["result"].ShouldBeEmpty();
        result.Log.Errors.ShouldContain("ecs-deploy was cancelled before it was finished.");
        shop.Deployments.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PoliciesAndSignals))]
    public async Task A_deployment_whose_revision_is_being_registered_touches_no_service(string policy, PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        shop.Fault(Signals.Slow("RegisterTaskDefinition", seconds: 1));
        await using var run = shop.Deploy("2", ("on-cancel", policy));
        await run.Running.WaitForOutputAsync("deployment-ids", Signals.Patience);

        var result = await Signals.EndAsync(run, "ecs-deploy", signal);

        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Outputs["previous-images"].ShouldBe("api/app=shop/api:1");
        result.Summary.ShouldContain("not started");
        shop.Deployments.ShouldBeEmpty();
        shop.Version.ShouldBe("api:1");
    }

    [Theory]
    [MemberData(nameof(PoliciesAndSignals))]
    public async Task A_deployment_that_is_watched_is_left_as_the_policy_says(string policy, PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await using var run = shop.Deploy("stuck", ("on-cancel", policy));
        await run.Running.WaitForLineAsync("api: new 0 running, 1 pending", Signals.Patience);

        var result = await Signals.EndAsync(run, "ecs-deploy", signal);

        ShouldBeLeft(shop, result, policy);
    }

    [Theory]
    [MemberData(nameof(PoliciesAndSignals))]
    public async Task A_deployment_that_is_paused_for_the_gate_is_left_as_the_policy_says(string policy, PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of(ShopWorld.BlueGreen));
        await using var site = Signals.Down();
        await using var run = shop.Deploy("2", ("deployment-configuration", $"{{ {ShopWorld.Paused} }}"), ("gate-urls", site.Url), ("on-cancel", policy));
        await run.Running.WaitForLineAsync("answered 503", Signals.Patience);

        var result = await Signals.EndAsync(run, "ecs-deploy", signal);

        ShouldBeLeft(shop, result, policy);
    }

    [Theory]
    [MemberData(nameof(PoliciesAndSignals))]
    public async Task A_complete_deployment_stays_whatever_the_policy(string policy, PosixSignalNumber signal)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await using var site = Signals.Down();
        await using var run = shop.Deploy("2", ("gate-urls", site.Url), ("on-cancel", policy));
        await run.Running.WaitForLineAsync("answered 503", Signals.Patience);

        var result = await Signals.EndAsync(run, "ecs-deploy", signal);

        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Summary.ShouldContain("its deployment to api:2 was complete");
        shop.Deployments.ShouldBe(["SUCCESSFUL"]);
    }

    [Theory]
    [InlineData("leave", "goes on without this step")]
    [InlineData("rollback", "its return could not be requested")]
    [InlineData("stop", "it could not be stopped")]
    public async Task An_account_that_does_not_answer_any_more_keeps_nobody_waiting(string policy, string said)
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await using var run = shop.Deploy("stuck", ("on-cancel", policy));
        await run.Running.WaitForLineAsync("api: new 0 running, 1 pending", Signals.Patience);
        shop.Fault(new FaultRule(FaultKind.Hang));

        var result = await Signals.EndAsync(run, "ecs-deploy", PosixSignalNumber.Interrupt);

        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Summary.ShouldContain(said);
        shop.Deployments.ShouldBe(["IN_PROGRESS"]);
    }

    [Fact]
    public async Task A_second_signal_right_after_the_first_takes_nothing_away()
    {
        await using var shop = await ShopServer.StartAsync(ShopWorld.Of());
        await using var run = shop.Deploy("stuck", ("on-cancel", "rollback"));
        await run.Running.WaitForLineAsync("api: new 0 running, 1 pending", Signals.Patience);

        run.Running.Signal(PosixSignalNumber.Interrupt);
        var result = await Signals.EndAsync(run, "ecs-deploy", PosixSignalNumber.Terminate);

        ShouldBeLeft(shop, result, "rollback");
    }

    private static void ShouldBeLeft(ShopServer shop, StepResult result, string policy)
    {
        var (said, states) = policy switch
        {
            "leave" => ("goes on without this step", new[] { "IN_PROGRESS" }),
            "rollback" => ("its return was requested", ["ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL"]),
            _ => ("its stop was requested", ["STOP_REQUESTED", "STOPPED"]),
        };
        result.Outputs["result"].ShouldBe("cancelled", result.Log.ToString());
        result.Outputs["deployment-ids"].ShouldContain("ecs-svc/");
        result.Summary.ShouldContain(said);
        states.ShouldContain(shop.Deployments.ShouldHaveSingleItem(), result.Log.ToString());
    }
}
