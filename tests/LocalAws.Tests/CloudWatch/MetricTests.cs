using LocalAws.CloudWatch;
using LocalAws.Wire;

namespace LocalAws.Tests.CloudWatch;

public class MetricTests
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UnixEpoch.AddYears(50);
    private static readonly MetricKey Metric = new("Shop", "Latency", "");

    [Theory]
    [InlineData("SampleCount", 5)]
    [InlineData("Sum", 20)]
    [InlineData("Average", 4)]
    [InlineData("Minimum", 1)]
    [InlineData("Maximum", 10)]
    [InlineData("p50", 3)]
    [InlineData("p80", 3)]
    [InlineData("p99", 10)]
    [InlineData("p0", 1)]
    public void Puts_the_values_of_a_period_together(string statistic, double value)
    {
        // 1, 3, 3, 3, 10
        Sample[] samples = [Sample.Of(Begin, 1), Sample.Of(Begin, 3, count: 3), Sample.Of(Begin, 10)];
        Statistic.Of(statistic, samples).ShouldBe(value);
    }

    [Theory]
    [InlineData("p101")]
    [InlineData("tm90")]
    [InlineData("sum")]
    public void Refuses_another_statistic(string statistic) =>
        Should.Throw<ApiError>(() => Statistic.Of(statistic, [Sample.Of(Begin, 1)])).Message.ShouldContain(statistic);

    [Fact]
    public void Periods_begin_at_whole_multiples_and_the_end_is_left_out()
    {
        var store = new MetricStore();
        foreach (var second in (int[])[10, 59, 60, 119, 120])
            store.Add(Metric, Sample.Of(Begin.AddSeconds(second), 1));

        var values = store.Read(Metric, "Sum", TimeSpan.FromMinutes(1), Begin.AddSeconds(30), Begin.AddSeconds(120));

        values.ShouldBe([(Begin, 2), (Begin.AddSeconds(60), 2)]);
    }

    [Theory]
    [InlineData("100 * a / b", 50)]
    [InlineData("a + b * 2 - 1", 124)]
    [InlineData("(a + b) * 2", 150)]
    [InlineData("-a+b", 25)]
    [InlineData("b - a - 5 - a", -5)]
    public void Computes(string expression, double value) =>
        MetricMath.Of(expression, Series()).ShouldBe(new Dictionary<DateTimeOffset, double> { [Begin] = value });

    [Fact]
    public void A_division_by_zero_has_no_value() => MetricMath.Of("a / (b - 50)", Series()).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("a +")]
    [InlineData("(a")]
    [InlineData("a b")]
    [InlineData("c")]
    [InlineData("SUM(a)")]
    public void Refuses_another_expression(string expression) =>
        Should.Throw<ApiError>(() => MetricMath.Of(expression, Series())).Code.ShouldBe("ValidationError");

    /// <summary>Both have a value at the begin, only one of them a minute later.</summary>
    private static Dictionary<string, IReadOnlyDictionary<DateTimeOffset, double>> Series() => new()
    {
        ["a"] = new Dictionary<DateTimeOffset, double> { [Begin] = 25, [Begin.AddMinutes(1)] = 1 },
        ["b"] = new Dictionary<DateTimeOffset, double> { [Begin] = 50 },
    };
}
