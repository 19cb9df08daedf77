namespace LocalAws.CloudWatch;

/// <summary>The metrics Lambda gives of each run: for the account, the function, what was asked for, and the version an alias led to.</summary>
internal sealed class FunctionMetrics(AlarmStore alarms)
{
    private const string Namespace = "AWS/Lambda";

    /// <param name="qualifier">Version or alias that was asked for, if any.</param>
    /// <param name="executedVersion">The version that ran; null unless an alias was asked for.</param>
    public void Record(DateTimeOffset time, string function, string? qualifier, string? executedVersion, bool isError, TimeSpan duration)
    {
        foreach (var dimensions in Dimensions(function, qualifier, executedVersion))
        {
            Add("Invocations", 1);
            Add("Errors", isError ? 1 : 0);
            Add("Throttles", 0);
            Add("Duration", duration.TotalMilliseconds);

            void Add(string metric, double value) => alarms.AddSample(new MetricKey(Namespace, metric, dimensions), Sample.Of(time, value));
        }
    }

    public void RecordThrottle(DateTimeOffset time, string function, string? qualifier)
    {
        foreach (var dimensions in Dimensions(function, qualifier, null))
            alarms.AddSample(new MetricKey(Namespace, "Throttles", dimensions), Sample.Of(time, 1));
    }

    private static IEnumerable<string> Dimensions(string function, string? qualifier, string? executedVersion)
    {
        var resource = qualifier is null ? function : $"{function}:{qualifier}";
        yield return "";
        yield return $"FunctionName={function}";
        yield return $"FunctionName={function}\nResource={resource}";
        if (executedVersion is not null)
            yield return $"ExecutedVersion={executedVersion}\nFunctionName={function}\nResource={resource}";
    }
}
