using Actions.Aws;
using Actions.Health;
using Actions.Rollouts;

namespace Rollback.Tests;

/// <summary>What people read.</summary>
public sealed class SummaryTests
{
    private static readonly GateSettings NoGate = new()
    {
        Targets = [],
        Expectation = new Expectation { Status = StatusSet.Parse("200-299") },
        Interval = TimeSpan.FromSeconds(5),
        Timeout = TimeSpan.FromMinutes(5),
    };

    private static readonly Inputs Asked = new(
        TargetKind.Ecs, "arn:aws:ecs:eu-west-1:123456789012:cluster/prod", null, ["web"], [], [], "production", null, null, Force: false, AcceptMigrationRisk: false, MarkAs.Failure,
        FailAfterRollback: true, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(5), Busy.Wait, TimeSpan.FromMinutes(10), null, NoGate, 40, DryRun: false, new AwsSettings());

    [Fact]
    public void Back() => Summary(RollbackResult.RolledBack, Ended(Plan("web"), RollbackResult.RolledBack) with { Health = "2 healthy targets" }).ShouldBe("""
        ### ↩️ Rolled back web

        Cluster `prod`, 1 min 5 s in all.

        | Service | Result | Version | Why this one | Health | Took |
        | --- | --- | --- | --- | --- | --- |
        | `web` | rolled back | `web:3` → `web:1` | the deployment of 2026-01-01 10:00 UTC to it succeeded | 2 healthy targets | 40 s |

        <details><summary>web: what was checked before</summary>

        - **task definition:** web:1 is ACTIVE

        </details>

        <details><summary>web: 1 looked at and not taken</summary>

        - deployment record 2 (1.2.0): its last status is failure, not success

        </details>
        """);

    [Fact]
    public void Not_back()
    {
        var failed = Ended(Plan("web"), RollbackResult.RollbackFailed) with
        {
            Running = "web:3",
            Reason = "container 'app' exited with code 1: application error. ECS gave the deployment up and rolled it back",
            Evidence = Evidence.None with
            {
                NextStep = "Read the log.",
                Tasks = [new StoppedTask("7f3", "EssentialContainerExited", "stopped", [new ContainerEvidence("app", 1, "application error", null, "/ecs/prod app/7f3", ["no such column `x`"])])],
            },
        };

        Summary(RollbackResult.RollbackFailed, failed, Ended(Plan("backend"), RollbackResult.RolledBack)).ShouldStartWith("""
            ### ❌ web could not be rolled back

            Cluster `prod`, 1 min 5 s in all.

            | Service | Result | Version | Why this one | Health | Took |
            | --- | --- | --- | --- | --- | --- |
            | `web` | **not back** | `web:3` → `web:1`, now `web:3` | the deployment of 2026-01-01 10:00 UTC to it succeeded |  | 40 s |
            | `backend` | rolled back | `backend:3` → `backend:1` | the deployment of 2026-01-01 10:00 UTC to it succeeded |  | 40 s |

            #### web

            - **What happened:** container 'app' exited with code 1: application error. ECS gave the deployment up and rolled it back
            - **Running now:** web:3
            - **Next step:** Read the log.

            Last log lines of container `app` (/ecs/prod app/7f3):

            ```
            no such column `x`
            ```
            """);
    }

    [Fact]
    public void Planned_only() => Summary(RollbackResult.Planned, Ended(Plan("web"), RollbackResult.Planned) with { Took = TimeSpan.Zero, Running = "web:3" }).ShouldStartWith("""
        ### ➖ Plan only, nothing was changed

        Cluster `prod`, 1 min 5 s in all.

        | Service | Result | Version | Why this one | Health | Took |
        | --- | --- | --- | --- | --- | --- |
        | `web` | planned | `web:3` → `web:1` | the deployment of 2026-01-01 10:00 UTC to it succeeded |  |  |
        """);

    [Fact]
    public void A_refusal_of_one_service_stops_all_of_them()
    {
        var refused = Plan("web") with { Guards = [Guard.Refused("image", "Image x does not exist any more.")] };

        var outcome = Outcomes.WithoutAct([refused, Plan("backend")], dryRun: false, TimeSpan.Zero).ShouldNotBeNull();

        outcome.Result.ShouldBe(RollbackResult.Refused);
        outcome.ExitCode.Value.ShouldBe(2);
        outcome.Targets.Select(target => target.Reason).ShouldBe(["Image x does not exist any more.", "not touched, because another service was refused"]);
    }

    [Fact]
    public void A_service_without_an_earlier_version_leaves_the_others_to_go_back_and_the_step_red()
    {
        var first = new TargetPlan(new FixedTarget("new"), new TargetState("new:1", Standing.Settled, []), new Choice(PlannedStep.Nothing, "new:1", null, "no earlier version is known to have worked", []), []);
        var web = Plan("web");

        Outcomes.WithoutAct([first, web], dryRun: false, TimeSpan.Zero).ShouldBeNull();
        var outcome = Outcomes.Of([first, web], new Dictionary<string, TargetOutcome> { ["web"] = Ended(web, RollbackResult.RolledBack) }, TimeSpan.Zero);

        outcome.Targets.Select(target => target.Result).ShouldBe([RollbackResult.NothingToRollBackTo, RollbackResult.RolledBack]);
        outcome.ExitCode.Value.ShouldBe(1);
        outcome.Reason.ShouldBe("new: no earlier version is known to have worked");
    }

    private static string Summary(RollbackResult result, params TargetOutcome[] targets) =>
        RollbackSummary.Of(Asked, new RollbackOutcome(result, targets, TimeSpan.FromSeconds(65))).ToString();

    private static TargetPlan Plan(string service) => new(
        new FixedTarget(service),
        new TargetState($"{service}:3", Standing.Settled, []),
        new Choice(PlannedStep.GoBack, $"{service}:3", $"{service}:1", "the deployment of 2026-01-01 10:00 UTC to it succeeded", [new Refusal("deployment record 2 (1.2.0)", "its last status is failure, not success")]),
        [Guard.Passed("task definition", $"{service}:1 is ACTIVE")]);

    private static TargetOutcome Ended(TargetPlan plan, RollbackResult result) => new(plan, result, plan.Choice.To!, "", TimeSpan.FromSeconds(40));
}
