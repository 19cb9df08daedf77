using Actions.GitHub;

namespace Rollback.Tests;

/// <summary>When code that is older than its database is refused.</summary>
public sealed class MigrationGuardTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1:0041 2:0041", nameof(GuardVerdict.Passed))]
    [InlineData("1:0041 2:0042+", nameof(GuardVerdict.Passed))]
    [InlineData("1:0041 2:0042", nameof(GuardVerdict.Refused))]
    [InlineData("1:0041 2:0042+ 3:0043", nameof(GuardVerdict.Refused))]
    [InlineData("1:0041 2:0042+ 3:0043+", nameof(GuardVerdict.Passed))]
    [InlineData("1: 2:0042", nameof(GuardVerdict.Refused))]
    [InlineData("1:0041 2:", nameof(GuardVerdict.Passed))]
    [InlineData("1: 2:", nameof(GuardVerdict.Passed))]
    [InlineData("0:0040 1:0041", nameof(GuardVerdict.Passed))]
    [InlineData("1:0041 r2:0040", nameof(GuardVerdict.Passed))]
    public void Every_step_since_the_version_must_only_add(string oldestFirst, string verdict)
    {
        var records = oldestFirst.Split(' ').Select(Record).Reverse().ToList();

        var guard = MigrationGuard.Of(To(records.Single(record => record.Id == 1)), records, accept: false);

        guard.Verdict.ToString().ShouldBe(verdict, guard.Text);
        guard.IsAccepted.ShouldBeFalse();
    }

    [Fact]
    public void What_no_record_says_is_not_known_and_stops_nothing()
    {
        MigrationGuard.Of(To(null), null, accept: false).Verdict.ShouldBe(GuardVerdict.Unknown);
        MigrationGuard.Of(To(null), [Record("2:0042")], accept: false).Verdict.ShouldBe(GuardVerdict.Unknown);
    }

    private static Choice To(DeploymentRecord? record) => new(PlannedStep.GoBack, "web:2", "web:1", "", []) { Record = record };

    private static DeploymentRecord Record(string text)
    {
        var isRollback = text.StartsWith('r');
        var parts = text.TrimStart('r').Split(':');
        var id = int.Parse(parts[0]);
        var payload = new RecordPayload { Service = "web", TaskDefinition = $"web:{id}", MigrationHead = parts[1].TrimEnd('+') is { Length: > 0 } head ? head : null, ExpandOnly = parts[1].EndsWith('+') };
        return new DeploymentRecord(id, Start.AddHours(id), "", isRollback ? RecordTask.Rollback : RecordTask.Deploy, "failure", null, payload);
    }
}
