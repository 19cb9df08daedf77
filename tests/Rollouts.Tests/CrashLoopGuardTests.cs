using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Toolkit;
using LocalAws.Clock;

namespace Actions.Rollouts.Tests;

public sealed class CrashLoopGuardTests : IDisposable
{
    private readonly ManualClock time = WorldClock.Manual();
    private readonly StringWriter written = new();
    private readonly Rollout rollout;
    private readonly CrashLoopGuard guard;
    private readonly ScriptedEcs script;
    private bool isDenied;

    public CrashLoopGuardTests()
    {
        (var ecs, script) = ScriptedEcs.Make();
        rollout = new Rollout { Service = "backend", TaskDefinition = Samples.New, Previous = Samples.Old, StartedAt = time.GetUtcNow(), DeploymentId = "ecs-svc/2" };
        guard = new CrashLoopGuard(ecs, "prod", new ActionLog(written, forRunner: false, debug: false), time);
        script.On<IReadOnlyList<string>>("ListTasksAsync", arguments => List((ListTasksRequest)arguments[0]!));
        script.On("DescribeTasksAsync", arguments => new DescribeTasksResponse { Tasks = [.. ((IReadOnlyList<string>)arguments[1]!).Select(Ended)] });
    }

    [Fact]
    public async Task Nothing_is_asked_while_nothing_looks_like_trouble()
    {
        await LookAsync(running: 0);
        await LookAsync(running: 1);
        await LookAsync(running: 2);

        script.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_asked_where_ECS_has_a_circuit_breaker()
    {
        await LookAsync(running: 0, failed: 2, Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New)).DeploymentConfiguration);

        script.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tasks_are_looked_at_every_fifteen_seconds_at_most()
    {
        await LookAsync(running: 2);
        for (var second = 0; second < 60; second++)
        {
            rollout.Verdict = Verdict.Going;
            await LookAsync(running: 1);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        // One list of those that stopped and one of those that run.
        script.Calls.Count(call => call == "ListTasksAsync").ShouldBe(2 * 4);
    }

    [Fact]
    public async Task The_third_task_that_ended_is_the_end_of_the_rollout()
    {
        await LookAsync(running: 0, failed: 1);

        rollout.Verdict.Kind.ShouldBe(VerdictKind.Failed);
        rollout.Verdict.Reason.ShouldStartWith("3 tasks failed one after another");
    }

    [Fact]
    public async Task Without_the_right_to_look_it_is_said_once_and_not_asked_again()
    {
        isDenied = true;
        await LookAsync(running: 0, failed: 1);
        time.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(running: 0, failed: 1);

        script.Calls.ShouldBe(["ListTasksAsync"]);
        written.ToString().ShouldBe("Whether tasks crash again and again is seen late, because they may not be looked at. not allowed\n");
        rollout.Verdict.ShouldBe(Verdict.Going);
    }

    public void Dispose() => written.Dispose();

    private async Task LookAsync(int running, int failed = 0, JsonObject? configuration = null)
    {
        var service = Samples.Service(Samples.Deployment("ecs-svc/2", Samples.New, running: running, failed: failed)) with { DeploymentConfiguration = configuration };
        await guard.LookAsync([new RolloutReading(rollout, service, null)], CancellationToken.None);
    }

    private string[] List(ListTasksRequest request)
    {
        if (isDenied)
            throw new AwsException("ecs:ListTasks", "AccessDeniedException", "not allowed");
        return request.DesiredStatus == "STOPPED" ? ["a", "b", "c"] : [];
    }

    private static EcsTask Ended(string arn) => new() { TaskArn = arn, StartedBy = "ecs-svc/2", StopCode = "EssentialContainerExited" };
}
