using Actions.Health;
using Health.Tests.Support;

namespace Health.Tests;

/// <summary>The ticks of a soak, in virtual time: one every five seconds.</summary>
public sealed class SoakTests
{
    private static readonly SoakLimits Lenient = new() { MinSamples = 1, MaxFailureRate = 1m, MaxConsecutiveFailures = 1000 };
    private static readonly Fault Down = new(Reason.Status, "answered 503, expected 200-299");
    private readonly VirtualTime time = new();
    private readonly List<(int Number, double At)> asked = [];

    private async Task<SoakOutcome> SoakAsync(int seconds, SoakLimits limits, Func<int, Task<Fault?>> answer, int maxParallel = 8, CancellationToken stopping = default)
    {
        var plan = new SoakPlan
        {
            Targets = [Target.Parse("http://service.example/health")],
            Request = new RequestTemplate { Method = HttpMethod.Get, Timeout = TimeSpan.FromSeconds(10), ConnectTimeout = TimeSpan.FromSeconds(5), MaxBody = 1024 },
            Expectation = new Expectation { Status = StatusSet.Parse("200-299") },
            Duration = TimeSpan.FromSeconds(seconds),
            Interval = TimeSpan.FromSeconds(5),
            MaxParallel = maxParallel,
            Limits = limits,
        };
        var soak = new Soak(plan, time, async (_, number, clock) =>
        {
            asked.Add((number, time.Elapsed.TotalSeconds));
            var begun = clock.Elapsed;
            var fault = await answer(number).WaitAsync(clock.End);
            return new Attempt { Number = number, StartedAfter = begun, Duration = clock.Elapsed - begun, Fault = fault, Trace = new ConnectionTrace() };
        });
        // Away from the context of the test: what a timer sets off has happened when time moves on.
        return await time.RunAsync(Task.Run(() => soak.RunAsync(stopping), CancellationToken.None), waiting: 1);
    }

    private static Task<Fault?> Answer(bool isHealthy) => Task.FromResult(isHealthy ? null : Down);

    private async Task<Fault?> AfterAsync(int seconds, Fault? fault)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), time);
        return fault;
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(60, 13)]
    [InlineData(62, 13)]
    public async Task There_is_a_sample_at_the_start_and_one_after_each_interval(int seconds, int samples)
    {
        var outcome = await SoakAsync(seconds, Lenient, _ => Answer(true));

        outcome.Results[0].Ok.ShouldBe(samples);
        outcome.Results[0].Planned.ShouldBe(samples);
        outcome.Verdict.ShouldBe(HealthVerdict.Healthy);
        asked.Select(request => request.At).ShouldBe(Enumerable.Range(0, samples).Select(tick => tick * 5.0));
    }

    [Fact]
    public async Task A_slow_answer_delays_no_later_request_and_its_time_is_kept()
    {
        var outcome = await SoakAsync(30, Lenient, number => number == 2 ? AfterAsync(9, null) : Answer(true));

        asked.Select(request => request.At).ShouldBe([0, 5, 10, 15, 20, 25, 30]);
        outcome.Results[0].Ok.ShouldBe(7);
        Percentile.Of(outcome.Results[0].Latencies, 99).ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_slow_answer_is_counted_in_the_place_of_its_tick()
    {
        // The first fails last of all: only in its own place it makes four failures in a row.
        var outcome = await SoakAsync(60, Lenient with { MaxConsecutiveFailures = 3 }, number => number == 1 ? AfterAsync(23, Down) : Answer(number > 4));

        outcome.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        outcome.Elapsed.ShouldBe(TimeSpan.FromSeconds(23));
        outcome.Decisive!.Reason.ShouldBe("4 failures in a row, at most 3 allowed (last: status: answered 503, expected 200-299)");
    }

    [Fact]
    public async Task Ticks_that_find_every_slot_held_are_missed_and_count_as_failures()
    {
        var outcome = await SoakAsync(15, Lenient with { MaxFailures = 1 }, number => number == 1 ? AfterAsync(17, null) : Answer(true), maxParallel: 1);

        outcome.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        outcome.Results[0].Missed.ShouldBe(2);
        outcome.Decisive!.Reason.ShouldBe("2 failures, at most 1 allowed");
    }

    [Fact]
    public async Task A_tick_that_gets_a_slot_before_the_next_one_is_only_late()
    {
        var outcome = await SoakAsync(15, Lenient, number => number == 1 ? AfterAsync(17, null) : Answer(true), maxParallel: 1);

        outcome.Results[0].Counts.ShouldBe("4 of 4 samples: 2 ok, 0 failed, 0 measurement errors, 2 missed");
        asked.ShouldBe([(1, 0), (4, 17)]);
    }

    [Fact]
    public async Task Ticks_this_process_was_too_late_for_are_missed_and_nobodys_failure()
    {
        var outcome = await SoakAsync(20, Lenient with { MaxFailures = 0 }, number =>
        {
            if (number == 1) time.Jump(TimeSpan.FromSeconds(12));
            return Answer(true);
        });

        outcome.Verdict.ShouldBe(HealthVerdict.Healthy);
        outcome.Results[0].Counts.ShouldBe("5 of 5 samples: 4 ok, 0 failed, 0 measurement errors, 1 missed");
        asked.ShouldBe([(1, 0), (3, 12), (4, 15), (5, 20)]);
    }

    [Fact]
    public async Task A_limit_ends_it_at_once_and_the_counts_are_those_up_to_then()
    {
        var outcome = await SoakAsync(600, Lenient with { MaxFailures = 2 }, number => Answer(number <= 2));

        outcome.Verdict.ShouldBe(HealthVerdict.Unhealthy);
        outcome.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
        outcome.Results[0].Counts.ShouldBe("5 of 121 samples: 2 ok, 3 failed, 0 measurement errors, 0 missed");
    }

    [Fact]
    public async Task Being_stopped_is_inconclusive_and_keeps_the_samples()
    {
        using var stop = new CancellationTokenSource();

        var outcome = await SoakAsync(
            600,
            Lenient,
            number =>
            {
                if (number < 4) return Answer(true);
                stop.Cancel();
                return AfterAsync(1, null);
            },
            stopping: stop.Token);

        outcome.Verdict.ShouldBe(HealthVerdict.Inconclusive);
        outcome.Results[0].Ok.ShouldBe(3);
        outcome.Decisive!.Reason.ShouldBe("ended after 3 of 121 samples");
    }

    [Fact]
    public async Task A_name_that_nobody_resolves_is_never_healthy()
    {
        var outcome = await SoakAsync(60, Lenient, _ => Task.FromResult<Fault?>(new Fault(Reason.Dns, "as scripted") { Origin = FaultOrigin.Network }));

        outcome.Verdict.ShouldBe(HealthVerdict.Inconclusive);
        outcome.Results[0].Errors.ShouldBe(13);
    }
}
