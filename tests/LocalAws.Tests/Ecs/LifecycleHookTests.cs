using LocalAws.Ecs;
using LocalAws.Ecs.Hooks;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;
using static LocalAws.Tests.Ecs.Support.Staged;

namespace LocalAws.Tests.Ecs;

public sealed class LifecycleHookTests
{
    private const string AfterTest = "\"POST_TEST_TRAFFIC_SHIFT\"";
    private const string TenMinutes = """, "timeoutConfiguration":{"timeoutInMinutes":10,"action":"ROLLBACK"} """;

    [Fact]
    public async Task A_pause_waits_for_an_answer_and_says_until_when()
    {
        await using var staged = Paused(TenMinutes);
        var hook = staged.Hooks.ShouldHaveSingleItem();
        var expires = hook["expiresAt"]!.GetValue<double>() - new DateTimeOffset(staged.World.Clock.GetUtcNow().UtcDateTime).ToUnixTimeMilliseconds() / 1000.0;

        (Text(hook, "targetType"), Text(hook, "status"), Text(hook, "timeoutAction")).ShouldBe(("PAUSE", "AWAITING_ACTION", "ROLLBACK"));
        hook["targetArn"].ShouldBeNull();
        expires.ShouldBeInRange(599, 600.001);
        staged.World.Clock.Advance(TimeSpan.FromMinutes(9));
        (staged.Status, staged.Stage, staged.Production).ShouldBe(("IN_PROGRESS", "POST_TEST_TRAFFIC_SHIFT", 0));
    }

    [Fact]
    public async Task Continued_it_goes_on_to_the_end()
    {
        await using var staged = Paused(TenMinutes);
        staged.Continue(Text(staged.Hooks[0], "hookId"));
        staged.UntilStatus("SUCCESSFUL");
        Text(staged.Hooks.ShouldHaveSingleItem(), "status").ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task Rolled_back_it_returns()
    {
        await using var staged = Paused(TenMinutes);
        staged.Continue(Text(staged.Hooks[0], "hookId"), "ROLLBACK");
        staged.Status.ShouldBe("ROLLBACK_REQUESTED");
        staged.UntilStatus("ROLLBACK_SUCCESSFUL");
        staged.RunningVersions().ShouldBe(["1", "1"]);
        Text(staged.Hooks[0], "status").ShouldBe("FAILED");
    }

    [Fact]
    public async Task Without_action_continue_is_meant()
    {
        await using var staged = Paused(TenMinutes);
        staged.World.Call("ContinueServiceDeployment", $$"""{"serviceDeploymentArn":"{{staged.Arn}}","hookId":"{{Text(staged.Hooks[0], "hookId")}}"}""");
        staged.UntilStatus("SUCCESSFUL");
    }

    [Theory]
    [InlineData("ROLLBACK", "ROLLBACK_SUCCESSFUL")]
    [InlineData("CONTINUE", "SUCCESSFUL")]
    public async Task Unanswered_its_timeout_action_is_taken(string action, string end)
    {
        await using var staged = Paused($$""", "timeoutConfiguration":{"timeoutInMinutes":10,"action":"{{action}}"} """);
        staged.World.Clock.Advance(TimeSpan.FromMinutes(11));
        Text(staged.Hooks[0], "status").ShouldBe("TIMED_OUT");
        staged.UntilStatus(end);
    }

    [Fact]
    public async Task Without_timeout_configuration_it_waits_a_day_and_returns()
    {
        await using var staged = Paused("");
        staged.World.Clock.Advance(TimeSpan.FromHours(23.9));
        staged.Status.ShouldBe("IN_PROGRESS");
        staged.World.Clock.Advance(TimeSpan.FromHours(0.2));
        staged.Status.ShouldStartWith("ROLLBACK_");
    }

    [Fact]
    public async Task A_wrong_id_an_answered_hook_and_a_finished_deployment_are_refused()
    {
        await using var staged = Paused(TenMinutes);
        var id = Text(staged.Hooks[0], "hookId");
        staged.World.Refused("ContinueServiceDeployment", staged.ContinueCall("ecs-pause-none")).Code.ShouldBe("InvalidParameterException");
        staged.Continue(id);
        staged.World.Refused("ContinueServiceDeployment", staged.ContinueCall(id)).Message.ShouldContain("SUCCEEDED");
        staged.UntilStatus("SUCCESSFUL");
        staged.World.Refused("ContinueServiceDeployment", staged.ContinueCall(id)).Message.ShouldContain("SUCCESSFUL");
        staged.World.Refused("ContinueServiceDeployment", """{"serviceDeploymentArn":"arn:aws:ecs:eu-west-1:1:service-deployment/main/backend/no","hookId":"x"}""")
            .Code.ShouldBe("ServiceDeploymentNotFoundException");
    }

    [Fact]
    public async Task Two_hooks_of_one_stage_must_both_finish()
    {
        await using var staged = new Staged(WithHooks(BlueGreen, Pause(AfterTest), Function("judge", AfterTest)), hooksOfFirst: HookAnswer.Succeeded);
        staged.World.Ecs.ScriptHook("judge", HookAnswer.InProgress(), HookAnswer.InProgress(), HookAnswer.Succeeded);
        staged.Deploy().Until("POST_TEST_TRAFFIC_SHIFT");
        staged.Continue(Text(staged.Hooks[0], "hookId"));
        staged.World.Clock.Advance(TimeSpan.FromSeconds(59));
        staged.Hooks.Select(hook => Text(hook, "status")).ShouldBe(["SUCCEEDED", "IN_PROGRESS"]);
        staged.Stage.ShouldBe("POST_TEST_TRAFFIC_SHIFT");

        staged.World.Clock.Advance(TimeSpan.FromSeconds(2));

        staged.Hooks.Select(hook => Text(hook, "status")).ShouldBe(["SUCCEEDED", "SUCCEEDED"]);
        staged.UntilStatus("SUCCESSFUL");
    }

    [Fact]
    public async Task A_stop_ends_the_waiting()
    {
        await using var staged = Paused(TenMinutes);
        staged.Stop();
        staged.UntilStatus("ROLLBACK_SUCCESSFUL");
        Text(staged.Hooks[0], "status").ShouldBe("FAILED");
    }

    [Fact]
    public async Task A_function_gets_revisions_weights_and_its_own_details()
    {
        await using var staged = new Staged(WithHooks(BlueGreen, Function("judge", AfterTest)), hooksOfFirst: HookAnswer.Succeeded);
        staged.Deploy().UntilStatus("SUCCESSFUL");

        var call = staged.World.Ecs.HookCalls[^1];
        var target = Text(staged.World.Record["targetServiceRevision"], "arn");
        call.Stage.ShouldBe("POST_TEST_TRAFFIC_SHIFT");
        Text(call.Payload, "targetServiceRevisionArn").ShouldBe(target);
        call.Payload["testTrafficWeights"]![target]!.GetValue<double>().ShouldBe(100);
        call.Payload["productionTrafficWeights"]![target]!.GetValue<double>().ShouldBe(0);
        call.Payload["hookDetails"]!["threshold"]!.GetValue<int>().ShouldBe(3);
        Text(staged.Hooks[0], "targetArn").ShouldEndWith(":function:judge");
    }

    [Theory]
    [InlineData("PRE_SCALE_UP")]
    [InlineData("POST_SCALE_UP")]
    [InlineData("TEST_TRAFFIC_SHIFT")]
    [InlineData("POST_TEST_TRAFFIC_SHIFT")]
    [InlineData("PRE_PRODUCTION_TRAFFIC_SHIFT")]
    [InlineData("PRODUCTION_TRAFFIC_SHIFT")]
    [InlineData("POST_PRODUCTION_TRAFFIC_SHIFT")]
    public async Task A_function_that_fails_ends_the_deployment_at_its_stage(string stage)
    {
        await using var staged = new Staged(WithHooks(BlueGreen, Function("judge", $"\"{stage}\"")), hooksOfFirst: HookAnswer.Succeeded);
        staged.World.Ecs.ScriptHook("judge", HookAnswer.Failed);
        staged.Deploy().UntilStatus("ROLLBACK_IN_PROGRESS");
        var call = staged.World.Ecs.HookCalls[^1];
        staged.UntilStatus("ROLLBACK_SUCCESSFUL");

        call.Stage.ShouldBe(stage);
        Text(staged.World.Record, "statusReason").ShouldContain($"lifecycle hook {Text(staged.Hooks[0], "hookId")} failed");
        staged.RunningVersions().ShouldBe(["1", "1"]);
    }

    [Fact]
    public async Task A_function_that_nobody_scripted_fails()
    {
        await using var staged = new Staged();
        staged.World.Update($$""" "taskDefinition":"{{staged.Register("2")}}","deploymentConfiguration":{"lifecycleHooks":[{{Function("nowhere", AfterTest)}}]} """);
        staged.UntilStatus("ROLLBACK_SUCCESSFUL");
    }

    [Fact]
    public async Task A_failing_hook_of_a_first_deployment_stops_it()
    {
        await using var world = new EcsWorldOf();
        world.Ecs.AddImage(Repository, "1", LocalAws.Ecs.Images.VirtualOutcome.Runs);
        world.CreateService(world.Register("1"), 1, $$""", "deploymentConfiguration":{ {{WithHooks(BlueGreen, Function("nowhere", AfterTest))}} } """);
        world.AdvanceUntil(() => Text(world.Record, "status") == "STOPPED");
        Text(world.Record, "statusReason").ShouldContain("no completed deployment");
    }

    [Theory]
    [InlineData(true, true, "ROLLBACK_FAILED")]
    [InlineData(true, false, "ROLLBACK_SUCCESSFUL")]
    [InlineData(false, true, "ROLLBACK_SUCCESSFUL")]
    public async Task On_the_way_back_functions_of_the_shifts_run_again_as_the_world_says(bool runs, bool failureCounts, string end)
    {
        var options = new EcsOptions { HooksOnRollback = runs, FailedHookEndsRollback = failureCounts };
        await using var staged = new Staged(WithHooks(BlueGreen, Function("judge", "\"PRODUCTION_TRAFFIC_SHIFT\"")), options: options, hooksOfFirst: HookAnswer.Succeeded);
        staged.Deploy().Until("BAKE_TIME");
        var calls = staged.World.Ecs.HookCalls.Count;
        staged.World.Ecs.ScriptHook("judge", HookAnswer.Failed);
        staged.Stop();
        staged.UntilStatus(end);
        (staged.World.Ecs.HookCalls.Count - calls).ShouldBe(runs ? 1 : 0);
    }

    [Fact]
    public async Task After_a_failed_return_the_next_deployment_keeps_the_old_revision_whole()
    {
        await using var staged = new Staged(
            WithHooks(BlueGreen, Function("judge", "\"PRODUCTION_TRAFFIC_SHIFT\"")), options: new() { FailedHookEndsRollback = true }, hooksOfFirst: HookAnswer.Succeeded);
        staged.Deploy().Until("BAKE_TIME");
        staged.World.Ecs.ScriptHook("judge", HookAnswer.Failed);
        staged.Stop();
        staged.UntilStatus("ROLLBACK_FAILED");

        staged.World.Ecs.ScriptHook("judge", HookAnswer.Succeeded);
        staged.Deploy().Until("BAKE_TIME");
        var old = staged.World.Tasks("RUNNING").First(task => Text(task["containers"]![0], "image").EndsWith(":1"));
        staged.World.Call("StopTask", $$"""{"cluster":"main","task":"{{Text(old, "taskArn")}}"}""");

        staged.World.AdvanceUntil(() => staged.Stage == "BAKE_TIME" && staged.RunningVersions().SequenceEqual(["1", "1", "2", "2"]), TimeSpan.FromMinutes(3));
        staged.UntilStatus("SUCCESSFUL");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 100)]
    public async Task A_hook_of_a_shift_runs_before_or_after_the_traffic_moves(bool before, double share)
    {
        await using var staged = new Staged(options: new() { HooksBeforeShift = before });
        staged.World.Update($$""" "taskDefinition":"{{staged.Register("2")}}","deploymentConfiguration":{"lifecycleHooks":[{{Pause("\"PRODUCTION_TRAFFIC_SHIFT\"")}}]} """);
        staged.Until("PRODUCTION_TRAFFIC_SHIFT");
        staged.Production.ShouldBe(share);
    }

    [Fact]
    public async Task Finished_hooks_may_vanish_with_their_stage()
    {
        await using var staged = new Staged(options: new() { FinishedHooksStay = false });
        staged.World.Update($$""" "taskDefinition":"{{staged.Register("2")}}","deploymentConfiguration":{"lifecycleHooks":[{{Pause(AfterTest)}}]} """);
        staged.World.AdvanceUntil(() => staged.Stage == "POST_TEST_TRAFFIC_SHIFT");
        staged.Continue(Text(staged.Hooks[0], "hookId"));
        staged.UntilStatus("SUCCESSFUL");
        staged.Hooks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_step_of_a_linear_shift_has_a_pause_of_its_own()
    {
        await using var staged = new Staged(Linear);
        staged.World.Update($$""" "taskDefinition":"{{staged.Register("2")}}","deploymentConfiguration":{"lifecycleHooks":[{{Pause("\"PRODUCTION_TRAFFIC_SHIFT\"")}}]} """);
        var before = new List<double>();
        staged.World.AdvanceUntil(
            () =>
            {
                if (staged.Stage is not null && staged.Hooks.FirstOrDefault(hook => Text(hook, "status") == "AWAITING_ACTION") is { } waiting)
                {
                    before.Add(staged.Production);
                    staged.Continue(Text(waiting, "hookId"));
                }

                return staged.Status == "SUCCESSFUL";
            });
        before.ShouldBe([0, 30, 60, 90]);
        staged.Hooks.Select(hook => Text(hook, "hookId")).Distinct().Count().ShouldBe(4);
    }

    private static Staged Paused(string timeout)
    {
        var staged = new Staged();
        staged.World.Update($$""" "taskDefinition":"{{staged.Register("2")}}","deploymentConfiguration":{"lifecycleHooks":[{{Pause(AfterTest, timeout)}}]} """);
        return staged.Until("POST_TEST_TRAFFIC_SHIFT");
    }
}
