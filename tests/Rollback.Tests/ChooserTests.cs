using Actions.GitHub;
using FsCheck;
using FsCheck.Fluent;

namespace Rollback.Tests;

/// <summary>Which record is chosen, and when somebody else's work stands in the way.</summary>
public sealed class ChooserTests
{
    private const string Run = "https://github.com/acme/shop/actions/runs/1";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_chosen_record_equals_that_of_an_independent_reading_for_every_list() =>
        Prop.ForAll(Lists(), records =>
        {
            foreach (var force in new[] { false, true })
            {
                var choice = Choose(records, "web:1", force: force);
                (choice.Record?.Id).ShouldBe(Reference(records, "web:1", force)?.Id, $"force {force}: {string.Join(' ', records)}");
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_version_that_a_record_says_was_left_is_skipped_and_comes_back_with_a_later_success()
    {
        var left = new[] { Record(3, 1, task: RecordTask.Rollback, previous: "web:2"), Record(2, 2), Record(1, 1) };
        var back = left.Prepend(Record(4, 2)).ToList();

        Choose(left, "web:3").Record!.Id.ShouldBe(3);
        Choose(left, "web:1", from: "web:1").To.ShouldBeNull();
        Choose(back, "web:3").Record!.Id.ShouldBe(4);
    }

    [Fact]
    public void A_record_of_another_form_is_skipped_with_the_reason()
    {
        var choice = Choose([Record(2, 2) with { Payload = new RecordPayload { Service = "web" } }, Record(1, 1) with { Payload = null }], "web:3");

        choice.Step.ShouldBe(PlannedStep.Nothing);
        choice.LookedAt.Select(refusal => refusal.Why).ShouldBe(["its payload does not name a version of this kind of target", "it has no payload that says what was deployed"]);
    }

    [Theory]
    [InlineData("in_progress", null, nameof(PlannedStep.Busy))]
    [InlineData("queued", "https://github.com/acme/shop/actions/runs/12", nameof(PlannedStep.Busy))]
    [InlineData("queued", Run, nameof(PlannedStep.GoBack))]
    [InlineData("queued", Run + "/job/7", nameof(PlannedStep.GoBack))]
    [InlineData("failure", null, nameof(PlannedStep.GoBack))]
    public void An_unfinished_record_of_another_run_is_waited_for(string state, string? logUrl, string step) =>
        Choose([Record(2, 4, state) with { LogUrl = logUrl }, Record(1, 1)], "web:3").Step.ToString().ShouldBe(step);

    [Fact]
    public void An_unfinished_record_of_the_very_version_to_leave_is_no_hindrance() =>
        Choose([Record(2, 3, "in_progress"), Record(1, 1)], "web:3").Step.ShouldBe(PlannedStep.GoBack);

    [Fact]
    public void A_return_by_the_platform_is_followed()
    {
        var state = new TargetState("web:2", Standing.Deploying, [new("web:2", PastEnd.RolledBack, Start), new("web:1", PastEnd.Succeeded, Start)]) { ReturnsTo = "web:1" };

        var choice = new Chooser(state, [], payload => payload.TaskDefinition).Choose(new Wish(null, null, Force: false, Replace: false));

        (choice.Step, choice.From, choice.To).ShouldBe((PlannedStep.Follow, "web:2", "web:1"));
    }

    [Fact]
    public void A_return_by_the_platform_that_failed_is_deployed_again()
    {
        var state = new TargetState("web:1", Standing.Failed, [new("web:2", PastEnd.Failed, Start), new("web:1", PastEnd.Succeeded, Start)]);

        var choice = new Chooser(state, [], payload => payload.TaskDefinition).Choose(new Wish(null, null, Force: false, Replace: false));

        (choice.Step, choice.From, choice.To).ShouldBe((PlannedStep.GoBack, "web:2", "web:1"));
    }

    [Fact]
    public void A_service_at_neither_version_is_left_to_whoever_deployed()
    {
        var choice = Choose([Record(1, 1)], "web:3", from: "web:2");

        choice.Step.ShouldBe(PlannedStep.Refused);
        choice.Why.ShouldContain("it is at web:3, which is neither the version to leave (web:2) nor the one to go back to (web:1)");
    }

    private static Choice Choose(IReadOnlyList<DeploymentRecord> records, string current, bool force = false, string? from = null) =>
        new Chooser(new TargetState(current, Standing.Settled, []), records, payload => payload.TaskDefinition).Choose(new Wish(null, from ?? current, force, Replace: false, Run));

    private static DeploymentRecord? Reference(IReadOnlyList<DeploymentRecord> newestFirst, string failing, bool force) =>
        newestFirst.FirstOrDefault(record => record is { State: "success", Payload.TaskDefinition: { } version } && version != failing && (force || !IsLeft(newestFirst, version)));

    // The last word on a version: a way back from it that no later success of it took back.
    private static bool IsLeft(IReadOnlyList<DeploymentRecord> newestFirst, string version) => newestFirst.Any(left =>
        left is { State: "success", Task: RecordTask.Rollback, Payload.Previous: { } previous } && previous == version
        && !newestFirst.TakeWhile(newer => newer != left).Any(newer => newer is { State: "success", Payload.TaskDefinition: { } again } && again == version));

    private static Arbitrary<IReadOnlyList<DeploymentRecord>> Lists() =>
        (from count in Gen.Choose(0, 10)
         from revisions in Gen.Choose(1, 4).ArrayOf(count)
         from states in Gen.Elements("success", "success", "success", "failure", "inactive", "error").ArrayOf(count)
         from lefts in Gen.Choose(0, 8).ArrayOf(count)
         from silent in Gen.Choose(0, 6).ArrayOf(count)
         select (IReadOnlyList<DeploymentRecord>)[.. Enumerable.Range(0, count).Select(at => Listed(at + 1, revisions[at], states[at], lefts[at], silent[at] == 0)).Reverse()])
        .ToArbitrary();

    private static DeploymentRecord Listed(int id, int revision, string state, int left, bool isSilent)
    {
        var isRollback = left is > 0 and < 5 && left != revision;
        var record = isRollback ? Record(id, revision, state, RecordTask.Rollback, $"web:{left}") : Record(id, revision, state);
        return isSilent ? record with { Payload = null } : record;
    }

    private static DeploymentRecord Record(int id, int revision, string state = "success", string task = RecordTask.Deploy, string? previous = null) =>
        new(id, Start.AddHours(id), "", task, state, null, new RecordPayload { Service = "web", TaskDefinition = $"web:{revision}", Version = $"1.{revision}.0", Previous = previous });
}
