namespace LocalAws.CloudWatch;

/// <summary>Datapoints of metrics.</summary>
public sealed class MetricStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<MetricKey, List<Sample>> _samples = [];

    public void Add(MetricKey metric, Sample sample)
    {
        lock (_lock)
        {
            if (!_samples.TryGetValue(metric, out var samples))
                _samples[metric] = samples = [];
            samples.Add(sample);
        }
    }

    public bool HasData(MetricKey metric)
    {
        lock (_lock)
            return _samples.ContainsKey(metric);
    }

    /// <summary>Values by the begin of their period, oldest first; periods without samples are absent.</summary>
    /// <param name="from">The period this time is in is the first one.</param>
    /// <param name="to">Samples at or after it are left out.</param>
    /// <exception cref="Wire.ApiError">There is no such statistic.</exception>
    public IReadOnlyList<(DateTimeOffset Time, double Value)> Read(MetricKey metric, string statistic, TimeSpan period, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_lock)
        {
            var first = BeginOf(from, period);
            return
            [
                .. _samples.GetValueOrDefault(metric, [])
                    .Where(sample => sample.Time >= first && sample.Time < to)
                    .GroupBy(sample => BeginOf(sample.Time, period))
                    .OrderBy(group => group.Key)
                    .Select(group => (group.Key, Statistic.Of(statistic, [.. group]))),
            ];
        }
    }

    /// <summary>Periods begin at whole multiples since 1970.</summary>
    public static DateTimeOffset BeginOf(DateTimeOffset time, TimeSpan period) =>
        new(time.UtcTicks - ((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) % period.Ticks), TimeSpan.Zero);
}

/// <param name="Dimensions">As <c>name=value</c>, sorted, one a line.</param>
public sealed record MetricKey(string Namespace, string Name, string Dimensions);

/// <summary>Some values of one moment.</summary>
/// <param name="Count">How many values it stands for.</param>
/// <param name="Sum">Of all of them.</param>
public sealed record Sample(DateTimeOffset Time, double Count, double Sum, double Minimum, double Maximum)
{
    public static Sample Of(DateTimeOffset time, double value, double count = 1) => new(time, count, value * count, value, value);
}
