namespace Actions.Aws;

/// <summary>Input of <c>GetMetricData</c>.</summary>
public sealed record GetMetricDataRequest
{
    /// <summary>What to read or compute.</summary>
    public required IReadOnlyList<MetricDataQuery> MetricDataQueries { get; init; }

    /// <summary>From this time on.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>Until before this time.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary><c>TimestampDescending</c> (AWS's default) or <c>TimestampAscending</c>.</summary>
    public string? ScanBy { get; init; }
}

/// <summary>One metric, or an expression over the others.</summary>
public sealed record MetricDataQuery
{
    /// <summary>Name within the request: a lower-case letter, then letters, digits, underscores.</summary>
    public required string Id { get; init; }

    /// <summary>The metric; this or <see cref="Expression"/>.</summary>
    public MetricStat? MetricStat { get; init; }

    /// <summary>Metric math over the ids of the other queries: <c>100 * errors / requests</c>.</summary>
    public string? Expression { get; init; }

    /// <summary>False: only used by expressions, no result of its own. AWS's default is true.</summary>
    public bool? ReturnData { get; init; }

    /// <summary>Seconds between two values of an expression.</summary>
    public int? Period { get; init; }
}

/// <summary>A metric and how its values are put together.</summary>
public sealed record MetricStat
{
    /// <summary>The metric.</summary>
    public required Metric Metric { get; init; }

    /// <summary>Seconds between two values.</summary>
    public required int Period { get; init; }

    /// <summary><c>Sum</c>, <c>Average</c>, <c>Maximum</c>, <c>p99</c>, …</summary>
    public required string Stat { get; init; }
}

/// <summary>A metric.</summary>
public sealed record Metric
{
    /// <summary>Such as <c>AWS/ApplicationELB</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>Such as <c>HTTPCode_Target_5XX_Count</c>.</summary>
    public required string MetricName { get; init; }

    /// <summary>Of what.</summary>
    public IReadOnlyList<MetricDimension>? Dimensions { get; init; }
}

/// <summary>What a metric is about.</summary>
/// <param name="Name">Such as <c>LoadBalancer</c>.</param>
/// <param name="Value">Such as <c>app/shop/0123456789abcdef</c>.</param>
public sealed record MetricDimension(string Name, string Value);

/// <summary>Values of one query.</summary>
public sealed record MetricDataResult
{
    /// <summary>Id of the query.</summary>
    public string Id { get; init; } = "";

    /// <summary>Label of AWS.</summary>
    public string? Label { get; init; }

    /// <summary><c>Complete</c>; <c>PartialData</c>, <c>InternalError</c> and <c>Forbidden</c> mean that values are missing.</summary>
    public string StatusCode { get; init; } = "";

    /// <summary>Begin of each period that has a value.</summary>
    public IReadOnlyList<DateTimeOffset> Timestamps { get => field ?? []; init; }

    /// <summary>Values, in the order of <see cref="Timestamps"/>.</summary>
    public IReadOnlyList<double> Values { get => field ?? []; init; }
}
