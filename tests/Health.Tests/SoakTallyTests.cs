using Actions.Health;

namespace Health.Tests;

/// <summary>The judgement of a soak: what counts, which limit ends it, what is too little to tell.</summary>
public sealed class SoakTallyTests
{
    private static readonly SoakLimits Usual = new() { MinSamples = 10, MaxFailureRate = 0.01m, MaxConsecutiveFailures = 3 };

    // One letter a sample: ok, failed, error, missed because the target was busy, missed because this process was late.
    private static readonly Dictionary<char, SampleKind> Letters = new()
    {
        ['.'] = SampleKind.Ok,
        ['F'] = SampleKind.Failed,
        ['e'] = SampleKind.Error,
        ['B'] = SampleKind.MissedBusy,
        ['l'] = SampleKind.MissedLate,
    };

    private static SoakTally Tally(string samples, SoakLimits limits, int? planned = null, IReadOnlyList<int>? times = null)
    {
        var tally = new SoakTally(limits, planned ?? samples.Length);
        foreach (var (index, sample) in samples.Index().TakeWhile(_ => tally.Breach() is null)) tally.Add(SampleOf(Letters[sample], times?[index] ?? 5));
        return tally;
    }

    private static Sample SampleOf(SampleKind kind, int milliseconds) => new(kind, kind is SampleKind.MissedBusy or SampleKind.MissedLate ? null : new Attempt
    {
        Number = 1,
        StartedAfter = TimeSpan.Zero,
        Duration = TimeSpan.FromMilliseconds(milliseconds),
        Fault = kind == SampleKind.Ok ? null : new Fault(Reason.Refused, "as scripted"),
        Trace = new ConnectionTrace(),
    });

    [Theory]
    [InlineData("..........", HealthVerdict.Healthy, "")]
    [InlineData("....F.....", HealthVerdict.Unhealthy, "1 failures in 10 samples, at most 1 % allowed")]
    [InlineData("FFFF......", HealthVerdict.Unhealthy, "4 failures in a row, at most 3 allowed")]
    [InlineData("BBBB......", HealthVerdict.Unhealthy, "4 failures in a row, at most 3 allowed")]
    [InlineData("FeFlFeF...", HealthVerdict.Unhealthy, "4 failures in a row, at most 3 allowed")]
    [InlineData(".........", HealthVerdict.Inconclusive, "only 9 of 9 samples tell anything (0 measurement errors, 0 missed), at least 10 are needed")]
    [InlineData("eeeeeeeeeeee", HealthVerdict.Inconclusive, "only 0 of 12 samples tell anything (12 measurement errors, 0 missed)")]
    [InlineData("llllllllllll", HealthVerdict.Inconclusive, "(0 measurement errors, 12 missed)")]
    [InlineData("..........eell", HealthVerdict.Healthy, "")]
    public void Is_judged_by_the_usual_limits(string samples, HealthVerdict verdict, string reason)
    {
        var (found, why) = Tally(samples, Usual).Conclude();

        found.ShouldBe(verdict, why);
        (why ?? "").ShouldContain(reason);
    }

    [Theory]
    [InlineData("F.F.......", HealthVerdict.Healthy)]
    [InlineData("F.F.F.....", HealthVerdict.Unhealthy)]
    public void A_limit_is_exceeded_by_more_than_it(string samples, HealthVerdict verdict) =>
        Tally(samples, Usual with { MaxFailures = 2, MaxFailureRate = 1m }).Conclude().Verdict.ShouldBe(verdict);

    [Fact]
    public void The_failures_in_all_end_it_before_there_are_enough_samples() =>
        Tally("F.F.F", Usual with { MaxFailures = 2, MaxFailureRate = 1m }, planned: 100).Breach().ShouldBe("3 failures, at most 2 allowed");

    [Fact]
    public void The_rate_ends_it_as_soon_as_no_later_success_can_mend_it()
    {
        // 1 % of 100 samples is 1 failure: the first can still be made good, the second cannot.
        Tally("F..........", Usual, planned: 100).Breach().ShouldBeNull();
        Tally("F.........F", Usual, planned: 100).Breach().ShouldBe("2 failures in 11 samples, at most 1 % allowed");
    }

    [Fact]
    public void The_rate_does_not_end_it_before_there_are_enough_samples() => Tally("F.F......", Usual, planned: 100).Breach().ShouldBeNull();

    [Fact]
    public void An_early_end_is_inconclusive() =>
        Tally("............", Usual, planned: 13).Conclude().ShouldBe((HealthVerdict.Inconclusive, "ended after 12 of 13 samples"));

    [Fact]
    public void The_four_counts_are_the_samples()
    {
        var tally = Tally("..FeBl", Usual);

        (tally.Ok, tally.Failed, tally.Errors, tally.Missed, tally.Samples).ShouldBe((2, 1, 1, 2, 6));
    }

    [Fact]
    public void Any_sequence_gets_the_verdict_of_the_rules_read_from_its_end()
    {
        var chance = new Random(20260101);
        var seen = new HashSet<HealthVerdict>();
        for (var round = 0; round < 20_000; round++)
        {
            var limits = new SoakLimits
            {
                MinSamples = chance.Next(1, 15),
                MaxFailures = chance.Next(3) == 0 ? chance.Next(0, 5) : null,
                MaxFailureRate = chance.Next(0, 40) / 100m,
                MaxConsecutiveFailures = chance.Next(0, 5),
                LatencyP95Max = chance.Next(2) == 0 ? TimeSpan.FromMilliseconds(chance.Next(50, 150)) : null,
                LatencyP99Max = chance.Next(2) == 0 ? TimeSpan.FromMilliseconds(chance.Next(50, 150)) : null,
                BaselineMaxRatio = chance.Next(5, 20) / 10m,
            };
            var letters = chance.Next(3) switch { 0 => "....FeBl", 1 => "..............F", _ => "eeeel.F" };
            var samples = new string([.. Enumerable.Range(0, chance.Next(1, 40)).Select(_ => letters[chance.Next(letters.Length)])]);

            var times = samples.Select(_ => chance.Next(1, 100)).ToList();
            var baseline = chance.Next(2) == 0 ? new string([.. Enumerable.Range(0, chance.Next(1, 20)).Select(_ => "...F"[chance.Next(4)])]) : null;
            var baseTimes = (baseline ?? "").Select(_ => chance.Next(1, 100)).ToList();
            var answered = baseTimes.Where((_, index) => baseline![index] == '.').ToList();

            var verdict = Tally(samples, limits, times: times).Conclude(baseline is null ? null : Tally(baseline, limits.WithoutEnd, times: baseTimes)).Verdict;

            verdict.ShouldBe(Reference(samples, limits, times, baseline is null ? null : answered), $"{samples} {limits}");
            seen.Add(verdict);
        }

        seen.Count.ShouldBe(3, "every verdict must have been among them");
    }

    // The rules once more, over the whole sequence and without any early end.
    private static HealthVerdict Reference(string samples, SoakLimits limits, List<int> times, List<int>? baseline)
    {
        var counting = samples.Where(sample => ".FB".Contains(sample)).ToList();
        var failures = counting.Count(sample => sample != '.');
        var longestRow = new string([.. counting]).Split('.').Max(row => row.Length);
        if (longestRow > limits.MaxConsecutiveFailures || failures > limits.MaxFailures) return HealthVerdict.Unhealthy;
        if (counting.Count < limits.MinSamples) return HealthVerdict.Inconclusive;
        if ((decimal)failures / counting.Count > limits.MaxFailureRate) return HealthVerdict.Unhealthy;
        var ok = times.Where((_, index) => samples[index] == '.').ToList();
        if (NearestRank(ok, 0.95) > limits.LatencyP95Max?.TotalMilliseconds || NearestRank(ok, 0.99) > limits.LatencyP99Max?.TotalMilliseconds) return HealthVerdict.Unhealthy;
        if (baseline is null) return HealthVerdict.Healthy;
        if (baseline.Count < limits.MinSamples) return HealthVerdict.Inconclusive;
        return NearestRank(ok, 0.95) > (double)limits.BaselineMaxRatio * NearestRank(baseline, 0.95) + 1e-9 ? HealthVerdict.Unhealthy : HealthVerdict.Healthy;
    }

    // The smallest value that at least the share of all is not above.
    private static double? NearestRank(List<int> values, double share) =>
        values.Count == 0 ? null : values.Where(value => values.Count(other => other <= value) >= (share * values.Count) - 1e-9).Min();
}
