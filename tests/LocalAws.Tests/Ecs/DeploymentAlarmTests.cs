using LocalAws.Ecs;
using LocalAws.Ecs.Alarms;
using LocalAws.Tests.Ecs.Support;
using static LocalAws.Tests.Ecs.Support.EcsWorldOf;

namespace LocalAws.Tests.Ecs;

public sealed class DeploymentAlarmTests
{
    private const string Alarms = """, "alarms":{"alarmNames":["errors","latency"],"enable":true,"rollback":true} """;
    private const string Rolling = """ "strategy":"ROLLING" """;
    private readonly AlarmSwitches alarms = new();

    public static TheoryData<string> Watched => ["SCALE_UP", "POST_TEST_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME"];

    [Theory]
    [MemberData(nameof(Watched))]
    public async Task An_alarm_at_any_stage_brings_the_old_revision_back(string stage)
    {
        await using var staged = World(Staged.Canary + Alarms);
        staged.Deploy().Until(stage);
        Text(staged.World.Record["alarms"], "status").ShouldBe("MONITORING");
        alarms.Set("latency", true);

        staged.UntilStatus("ROLLBACK_SUCCESSFUL");

        var shown = staged.World.Record["alarms"]!;
        Text(shown, "status").ShouldBe("TRIGGERED");
        shown["alarmNames"]!.ToJsonString().ShouldBe("""["errors","latency"]""");
        shown["triggeredAlarmNames"]!.ToJsonString().ShouldBe("""["latency"]""");
        Text(staged.World.Record["rollback"], "reason").ShouldContain("latency");
        staged.RunningVersions().ShouldBe(["1", "1"]);
        staged.Production.ShouldBe(0);
    }

    [Fact]
    public async Task Quiet_alarms_are_told_to_be_done_with()
    {
        await using var staged = World(Staged.BlueGreen + Alarms);
        staged.Deploy().UntilStatus("SUCCESSFUL");
        Text(staged.World.Record["alarms"], "status").ShouldBe("MONITORING_COMPLETE");
        alarms.Set("errors", true);
        staged.World.Clock.Advance(TimeSpan.FromHours(1));
        staged.Status.ShouldBe("SUCCESSFUL");
    }

    [Fact]
    public async Task A_rolling_deployment_is_given_up_too_also_after_its_last_task()
    {
        await using var staged = World(Rolling + Alarms, new() { Alarms = alarms, Profile = EcsProfile.AwsLike });
        staged.Deploy();
        staged.World.AdvanceUntil(() => staged.RunningVersions().SequenceEqual(["2", "2"]) && staged.World.Deployments.Count == 1);
        staged.World.Clock.Advance(TimeSpan.FromMinutes(1));
        staged.Status.ShouldBe("IN_PROGRESS");
        alarms.Set("errors", true);

        staged.UntilStatus("ROLLBACK_SUCCESSFUL");

        staged.RunningVersions().ShouldBe(["1", "1"]);
    }

    [Fact]
    public async Task Without_rollback_it_stops_where_it_is()
    {
        await using var staged = World(Staged.Canary + Alarms.Replace("\"rollback\":true", "\"rollback\":false"));
        staged.Deploy();
        staged.World.AdvanceUntil(() => staged.Stage is not null && staged.Production > 0);
        alarms.Set("errors", true);
        staged.UntilStatus("STOPPED");
        staged.World.Clock.Advance(TimeSpan.FromHours(1));
        staged.Production.ShouldBe(12.5);
        staged.RunningVersions().ShouldBe(["1", "1", "2", "2"]);
    }

    [Theory]
    [InlineData(true, "SUCCESSFUL", "DISABLED")]
    [InlineData(false, "ROLLBACK_SUCCESSFUL", "TRIGGERED")]
    public async Task An_alarm_from_before_is_ignored_or_counts_as_the_world_says(bool ignored, string end, string status)
    {
        await using var staged = World(Staged.BlueGreen + Alarms, new() { Alarms = alarms, AlarmAtStartIsIgnored = ignored });
        alarms.Set("errors", true);
        staged.Deploy().UntilStatus(end);
        Text(staged.World.Record["alarms"], "status").ShouldBe(status);
    }

    [Fact]
    public async Task Alarms_that_are_not_enabled_are_not_watched()
    {
        await using var staged = World(Staged.BlueGreen + Alarms.Replace("\"enable\":true", "\"enable\":false"));
        staged.Deploy().Until("BAKE_TIME");
        alarms.Set("errors", true);
        staged.UntilStatus("SUCCESSFUL");
        Text(staged.World.Record["alarms"], "status").ShouldBe("DISABLED");
    }

    private Staged World(string strategy, EcsOptions? options = null) => new(strategy, options: options ?? new() { Alarms = alarms });
}
