using ResolveEnvironment.Tests.Events;
using Testing;

namespace ResolveEnvironment.Tests.Freezing;

/// <summary>The whole action under a freeze.</summary>
public class FreezeTests
{
    private const string Weekend = """
        time-zone: Europe/Berlin
        windows:
          - name: weekend
            weekly: fri 12:00 - mon 06:00
            environments: [production]
            reason: nobody is at work
          - name: holidays
            from: 2026-12-24
            until: 2027-01-03
            time-zone: UTC
        """;

    private const string Friday = "2026-11-27 15:00";

    [Fact]
    public async Task A_push_into_a_freeze_deploys_nothing_and_is_green()
    {
        using var run = await (Situation.Push("main") with { Now = Friday }).ResolveAsync(("freeze", Weekend));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Outputs["environment"].ShouldBe("");
        run.Outputs["concurrency-group"].ShouldBe("");
        run.Outputs["result"].ShouldBe("frozen");
        run.Outputs["reason"].ShouldBe("production is frozen by 'weekend' until Mon 2026-11-30 06:00 Europe/Berlin: nobody is at work");
        run.Log.ShouldContain("::notice::Nothing is deployed: production is frozen by 'weekend'");
        run.Summary.ShouldContain("🧊 production is frozen");
    }

    [Fact]
    public async Task Who_asks_by_hand_is_told_no()
    {
        using var run = await (Situation.Dispatch() with { Now = Friday }).ResolveAsync(("freeze", Weekend), ("environment", "production"));

        run.ExitCode.ShouldBe(1, run.Log);
        run.Outputs["should-deploy"].ShouldBe("false");
        run.Outputs["result"].ShouldBe("frozen");
        run.Log.ShouldContain("::error::Nothing is deployed: production is frozen");
        run.Log.ShouldContain("'hotfix: true' and a 'hotfix-reason'");
    }

    [Theory]
    [InlineData("staging", Friday, true)]
    [InlineData("main", "2026-11-27 10:00", true)]
    [InlineData("main", "2026-11-27 11:00", false)]
    [InlineData("main", "2026-11-30 05:00", true)]
    [InlineData("staging", "2026-12-24 00:00", false)]
    [InlineData("staging", "2027-01-03 23:59", false)]
    [InlineData("staging", "2027-01-04 00:00", true)]
    public async Task Windows_hold_their_environments_for_their_time(string branch, string now, bool deploys)
    {
        using var run = await (Situation.Push(branch) with { Now = now }).ResolveAsync(("freeze", Weekend));

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["should-deploy"].ShouldBe(deploys ? "true" : "false", run.Log);
    }

    [Fact]
    public async Task A_hotfix_passes_and_is_recorded()
    {
        using var run = await (Situation.Push("main") with { Now = Friday }).ResolveAsync(("freeze", Weekend), ("hotfix", "true"), ("hotfix-reason", "payments fail"));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, "production");
        run.Outputs["overridden"].ShouldBe("freeze");
        run.Outputs["hotfix-reason"].ShouldBe("payments fail");
        run.Summary.ShouldContain("overridden");
        run.Summary.ShouldContain("this is a hotfix: payments fail");
    }

    [Fact]
    public async Task A_hotfix_that_nothing_holds_up_overrides_nothing()
    {
        using var run = await Situation.Push("main").ResolveAsync(("freeze", Weekend), ("hotfix", "true"), ("hotfix-reason", "payments fail"));

        run.Outputs["overridden"].ShouldBe("");
        run.Outputs["hotfix-reason"].ShouldBe("payments fail");
    }

    [Fact]
    public async Task A_rollback_passes()
    {
        using var run = await (Situation.Dispatch() with { Now = Friday }).ResolveAsync(("freeze", Weekend), ("environment", "production"), ("rollback", "true"));

        run.ExitCode.ShouldBe(0, run.Log);
        DefaultMappingTests.ShouldDeployTo(run, "production");
        run.Outputs["overridden"].ShouldBe("freeze");
    }

    [Fact]
    public async Task Of_several_windows_the_one_that_ends_last_is_told()
    {
        using var run = await (Situation.Push("main") with { Now = "2026-12-25 15:00" }).ResolveAsync(("freeze", Weekend));

        run.Outputs["reason"].ShouldBe("production is frozen by 'holidays' until Mon 2027-01-04 00:00 UTC");
    }

    [Fact]
    public async Task A_freeze_can_stand_in_a_file()
    {
        using var folder = new ActionRun();
        File.WriteAllText(Path.Combine(folder.Workspace, "freeze.yml"), "- weekly: fri");

        using var run = await (Situation.Push("main") with { Now = Friday, Workspace = folder.Workspace }).ResolveAsync(("freeze", "freeze.yml"));

        run.Outputs["reason"].ShouldBe("production is frozen by 'fri' until Sat 2026-11-28 00:00 UTC");
    }

    [Theory]
    [InlineData("- weekly: fri\n  environments: prodction", "line 2, column 17: there is no environment 'prodction' (did you mean 'production'?)")]
    [InlineData("- weekly: fri\n  time-zone: Europe/Berlim", "line 2, column 14: 'Europe/Berlim' is no time zone (did you mean 'Europe/Berlin'?); write UTC, an offset such as +02:00, or a name such as Europe/Berlin")]
    [InlineData("- weekly: fri\n  time-zone: CEST", "'CEST' is no time zone")]
    [InlineData("- weekly: fri\n  time-zone: ''", "'' is no time zone")]
    [InlineData("- weekly: fri\n  time-zone: +25:00", "'+25:00' is no time zone")]
    [InlineData("- reason: because\n  name: x", "line 1, column 3: a window needs either weekly, or from and until")]
    [InlineData("- weekly: fri\n  from: 2026-12-24\n  until: 2026-12-25", "a window needs either weekly, or from and until")]
    [InlineData("- from: 2026-12-24\n  name: x", "line 1, column 3: 'until' is missing in a window")]
    [InlineData("- from: 24.12.2026\n  until: 2026-12-25", "line 1, column 9: '24.12.2026' is no date; write 2026-12-24 or 2026-12-24 18:00")]
    [InlineData("- from: 2026-12-25\n  until: 2026-12-24", "line 1, column 3: the window ends before it begins")]
    [InlineData("- weekly: fri 12:00\n  name: x", "line 1, column 11: 'fri 12:00' is no weekly time; write 'fri 12:00 - mon 06:00'")]
    [InlineData("- weekly: fri\n  enviroments: production", "line 2, column 3: 'enviroments' is not allowed in a window (did you mean 'environments'?)")]
    [InlineData("- weekly: ''\n  name: x", "line 1, column 3: 'weekly' holds nothing, which would let everything pass: fill it or leave it out")]
    [InlineData("- weekly:\n  name: x", "line 1, column 3: a window needs either weekly, or from and until")]
    [InlineData("- name: x\n  weekly: []", "line 1, column 3: 'weekly' holds nothing")]
    [InlineData("windows: []", "line 1, column 10: expected at least one window")]
    [InlineData("[]\n# none", "line 1, column 1: expected at least one window")]
    [InlineData("time-zone: UTC\n", "line 1, column 1: 'windows' is missing in the freeze")]
    [InlineData("'a: b'", "line 1, column 1: expected a list of windows, or 'windows:' and 'time-zone:'")]
    public async Task What_is_wrong_in_it_is_told_with_its_place(string freeze, string error)
    {
        using var run = await Situation.Push("main").ResolveAsync(("freeze", freeze));

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain(error);
        run.Outputs["should-deploy"].ShouldBe("false");
    }

    [Theory]
    [InlineData("2026-12-24 17:59", true)]
    [InlineData("2026-12-24 18:00", false)]
    [InlineData("2026-12-27 08:29", false)]
    [InlineData("2026-12-27 08:30", true)]
    public async Task Dates_may_have_a_time_of_day(string now, bool deploys)
    {
        using var run = await (Situation.Push("main") with { Now = now }).ResolveAsync(("freeze", "- from: 2026-12-24 18:00\n  until: 2026-12-27T08:30"));

        run.Outputs["should-deploy"].ShouldBe(deploys ? "true" : "false", run.Log);
    }
}
