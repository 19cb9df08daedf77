using Actions.Health;
using Actions.Toolkit;
using Health.Tests.Support;

namespace Health.Tests;

/// <summary>The schedule, in virtual time: one target, a scripted server.</summary>
public sealed class TargetCheckTests
{
    private static readonly Schedule Usual = new() { Interval = TimeSpan.FromSeconds(5), Deadline = TimeSpan.FromMinutes(5) };
    private readonly VirtualTime time = new();

    private async Task<(TargetResult Result, IReadOnlyList<TimeSpan> Asked)> CheckAsync(Schedule schedule, string[] script, string? version = null, string failFast = "", CancellationToken stopping = default)
    {
        var source = VersionSource.Parse("$.version");
        var expectation = new Expectation
        {
            Status = StatusSet.Parse("200-299"),
            FailFast = failFast.Length == 0 ? StatusSet.None : StatusSet.Parse(failFast),
            Version = version is null ? null : new ExpectedVersion(version, source),
            VersionSource = version is null ? null : source,
        };
        var plan = new CheckPlan
        {
            Targets = [Target.Parse("http://service.example/health")],
            Request = new RequestTemplate { Method = HttpMethod.Get, Timeout = TimeSpan.FromSeconds(10), ConnectTimeout = TimeSpan.FromSeconds(5), MaxBody = 1024 },
            Expectation = expectation,
            Schedule = schedule,
            MaxParallel = 1,
        };
        var probe = new ScriptedProbe(time, script);
        var log = new AttemptLog(new ActionLog(TextWriter.Null, forRunner: false, debug: false));
        // Two timers wait: the deadline, and the wait between two attempts; a third where the test stops the check.
        var outcome = await time.RunAsync(new Check(probe, plan, time, text => text, log).RunAsync(stopping), waiting: stopping.CanBeCanceled ? 3 : 2);
        return (outcome.Results[0], probe.Asked);
    }

    private static IEnumerable<double> Seconds(IReadOnlyList<TimeSpan> asked) => asked.Select(at => at.TotalSeconds);

    [Fact]
    public async Task The_first_healthy_answer_is_enough()
    {
        var (result, asked) = await CheckAsync(Usual, ["503", "503", "200"]);

        result.Verdict.ShouldBe(HealthVerdict.Healthy);
        result.FirstHealthyAfter.ShouldBe(TimeSpan.FromSeconds(10));
        Seconds(asked).ShouldBe([0, 5, 10]);
    }

    [Fact]
    public async Task At_most_one_attempt_more_than_retries_is_made()
    {
        var (result, asked) = await CheckAsync(Usual with { Retries = 2 }, ["503", "503", "503", "200"]);

        result.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        result.Fault!.Reason.ShouldBe(Reason.Status);
        result.Attempts.ShouldBe(3);
        asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_retries_there_is_one_attempt() =>
        (await CheckAsync(Usual with { Retries = 0 }, ["503"])).Asked.Count.ShouldBe(1);

    [Fact]
    public async Task Attempts_go_on_until_the_deadline_and_no_wait_goes_past_it()
    {
        var (result, asked) = await CheckAsync(Usual with { Deadline = TimeSpan.FromSeconds(12) }, ["Refused"]);

        Seconds(asked).ShouldBe([0, 5, 10]);
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(10), "there is nothing to wait for after the last attempt");
        result.Fault!.ToString().ShouldBe("refused: as scripted (3 attempts, until the deadline of 12 s)");
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_broken_off_at_the_deadline()
    {
        var (result, _) = await CheckAsync(Usual with { Deadline = TimeSpan.FromSeconds(12) }, ["hang"]);

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(12));
        result.Fault!.Reason.ShouldBe(Reason.Deadline);
        result.Attempts.ShouldBe(1);
        result.LastAttempts.ShouldHaveSingleItem().Fault!.Text.ShouldStartWith("broken off at the deadline");
    }

    [Fact]
    public async Task What_was_seen_before_the_deadline_is_the_reason()
    {
        var (result, _) = await CheckAsync(Usual with { Deadline = TimeSpan.FromSeconds(12) }, ["503", "hang"]);

        result.Fault!.Reason.ShouldBe(Reason.Status);
        result.Attempts.ShouldBe(2);
        result.LastAnswer!.Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_failure_sets_the_healthy_answers_in_a_row_back_to_none()
    {
        var (result, asked) = await CheckAsync(Usual with { ConsecutiveSuccesses = 3 }, ["200", "200", "503", "200", "200", "200"]);

        result.Verdict.ShouldBe(HealthVerdict.Healthy);
        asked.Count.ShouldBe(6);
        result.FirstHealthyAfter.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Too_few_healthy_answers_in_a_row_are_not_healthy()
    {
        var (result, _) = await CheckAsync(Usual with { ConsecutiveSuccesses = 3, Deadline = TimeSpan.FromSeconds(9) }, ["200"]);

        result.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        result.Fault!.ToString().ShouldBe("deadline: only 2 of 3 healthy answers in a row");
    }

    [Fact]
    public async Task A_hopeless_status_ends_the_check_at_once()
    {
        var (result, asked) = await CheckAsync(Usual, ["503", "401"], failFast: "401,403");

        result.Fault!.Reason.ShouldBe(Reason.FailFast);
        asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("TlsName")]
    [InlineData("TlsTrust")]
    [InlineData("TlsExpired")]
    public async Task A_bad_certificate_is_not_tried_again(string reason) => (await CheckAsync(Usual, [reason])).Asked.Count.ShouldBe(1);

    [Theory]
    [InlineData("Refused")]
    [InlineData("Reset")]
    [InlineData("Timeout")]
    [InlineData("Dns")]
    [InlineData("Redirect")]
    [InlineData("Protocol")]
    [InlineData("404")]
    public async Task Everything_else_is_tried_again(string first) => (await CheckAsync(Usual, [first, "200"])).Result.Verdict.ShouldBe(HealthVerdict.Healthy);

    [Fact]
    public async Task The_old_version_answering_well_is_not_yet_healthy()
    {
        var (result, asked) = await CheckAsync(Usual, ["200@1.4.1", "200@1.4.1", "200@1.4.2"], version: "1.4.2");

        result.Verdict.ShouldBe(HealthVerdict.Healthy);
        result.VersionSeen.ShouldBe("1.4.2");
        asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_old_version_until_the_deadline_is_unhealthy_and_reported()
    {
        var (result, _) = await CheckAsync(Usual with { Deadline = TimeSpan.FromSeconds(8) }, ["200@1.4.1"], version: "1.4.2");

        result.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        result.VersionSeen.ShouldBe("1.4.1");
        result.Fault!.Reason.ShouldBe(Reason.Version);
    }

    [Fact]
    public async Task A_longer_retry_after_is_obeyed_and_a_shorter_one_changes_nothing()
    {
        var (_, asked) = await CheckAsync(Usual, ["503:20", "429:1", "200"]);

        Seconds(asked).ShouldBe([0, 20, 25]);
    }

    [Fact]
    public async Task A_retry_after_past_the_deadline_ends_the_check()
    {
        var (result, asked) = await CheckAsync(Usual, ["503:3600", "200"]);

        asked.Count.ShouldBe(1);
        result.Fault!.Text.ShouldContain("the server asks to wait 1 h 0 min, past the deadline");
    }

    [Fact]
    public async Task The_initial_delay_comes_first() =>
        Seconds((await CheckAsync(Usual with { InitialDelay = TimeSpan.FromSeconds(30) }, ["200"])).Asked).ShouldBe([30]);

    [Fact]
    public async Task Being_stopped_while_waiting_is_inconclusive()
    {
        using var stopping = new CancellationTokenSource();
        using var timer = time.CreateTimer(_ => stopping.Cancel(), null, TimeSpan.FromSeconds(7), Timeout.InfiniteTimeSpan);

        var (result, asked) = await CheckAsync(Usual, ["503"], stopping: stopping.Token);

        result.Verdict.ShouldBe(HealthVerdict.Inconclusive);
        result.Attempts.ShouldBe(2);
        asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 0.5, 2)]
    [InlineData(3, 0.5, 4)]
    [InlineData(10, 0.5, 30)]
    [InlineData(1000, 0.5, 30)]
    [InlineData(3, 0, 3.2)]
    [InlineData(3, 1, 4.8)]
    [InlineData(0, 0.9, 1)]
    public void Exponential_backoff_doubles_up_to_half_a_minute(int failures, double chance, double seconds)
    {
        var schedule = Usual with { Interval = TimeSpan.FromSeconds(1), Backoff = Backoff.Exponential };

        schedule.NextDelay(failures, null, chance).TotalSeconds.ShouldBe(seconds, 0.001);
    }
}
