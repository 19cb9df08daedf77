using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Watches how many invocations of the new versions fail, as CloudWatch counts them.</summary>
internal sealed class ErrorRateWatch(ICloudWatch cloudWatch, Inputs inputs, ActionContext action)
{
    // Lambda sends its metrics minute by minute.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private bool isBlind;

    /// <param name="deployments">The functions that get traffic.</param>
    /// <param name="most">Per cent that may fail.</param>
    /// <param name="duration">How long.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<GateVerdict> RunAsync(IReadOnlyList<FunctionDeployment> deployments, decimal most, TimeSpan duration, CancellationToken cancellationToken)
    {
        var began = action.Time.GetUtcNow();
        var started = action.Time.GetTimestamp();
        IReadOnlyList<Count>? counts = null;
        while (true)
        {
            counts = await ReadAsync(deployments, began, cancellationToken) ?? counts;
            if (counts?.FirstOrDefault(count => count.Rate > (double)most) is { } bad)
                return new GateVerdict(GateKind.Unhealthy, $"{bad.Errors:0} of {bad.Invocations:0} invocations of {bad.Name} failed ({bad.Rate:0.##} %), more than {most:0.##} % ('error-rate-max').");
            var left = duration - action.Time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return counts is null ? new GateVerdict(GateKind.Inconclusive, "the error rate could not be read even once.") : Conclude(counts, duration);
            await Task.Delay(left < inputs.PollInterval ? left : inputs.PollInterval, action.Time, cancellationToken);
        }
    }

    private GateVerdict Conclude(IReadOnlyList<Count> counts, TimeSpan duration)
    {
        foreach (var silent in counts.Where(count => count.Invocations == 0))
            action.Log.Warning($"{silent.Name}: CloudWatch shows no invocation in {DurationText.Format(duration)}, so its error rate says nothing. It comes about a minute late: a longer 'canary-interval' or 'soak' sees more.", title: "Nothing was measured");
        return new GateVerdict(GateKind.Healthy, string.Join("; ", counts.Select(count => $"{count.Errors:0} of {count.Invocations:0} invocations of {count.Name} failed")) + ".");
    }

    // What cannot be read is said once; what was seen before still counts.
    private async Task<IReadOnlyList<Count>?> ReadAsync(IReadOnlyList<FunctionDeployment> deployments, DateTimeOffset began, CancellationToken cancellationToken)
    {
        try
        {
            var results = await cloudWatch.GetMetricDataAsync(Request(deployments, began), cancellationToken);
            isBlind = false;
            return [.. deployments.Select((deployment, index) => new Count(NameOf(deployment), Sum(results, $"errors{index}"), Sum(results, $"invocations{index}")))];
        }
        catch (ReportedException problem)
        {
            if (!isBlind)
                action.Log.Warning($"The error rate could not be read; it is read again. {problem.Message}");
            isBlind = true;
            return null;
        }
    }

    private static string NameOf(FunctionDeployment deployment) => $"{deployment.Name}, version {deployment.Version}";

    private GetMetricDataRequest Request(IReadOnlyList<FunctionDeployment> deployments, DateTimeOffset began) => new()
    {
        MetricDataQueries = [.. deployments.SelectMany((deployment, index) => new[] { Query($"errors{index}", "Errors", deployment), Query($"invocations{index}", "Invocations", deployment) })],
        // Only while two versions share an alias are they counted apart: else the minute in which it moved is left out.
        StartTime = new DateTimeOffset(began.Ticks - (began.Ticks % Period.Ticks), TimeSpan.Zero) + (deployments.Any(IsSplit) ? TimeSpan.Zero : Period),
        EndTime = action.Time.GetUtcNow() + Period,
    };

    private MetricDataQuery Query(string id, string metric, FunctionDeployment deployment) => new()
    {
        Id = id,
        MetricStat = new()
        {
            Period = (int)Period.TotalSeconds,
            Stat = "Sum",
            Metric = new()
            {
                Namespace = "AWS/Lambda",
                MetricName = metric,
                Dimensions = [new("FunctionName", deployment.Name), new("Resource", $"{deployment.Name}:{inputs.Alias}"), .. IsSplit(deployment) ? [new MetricDimension("ExecutedVersion", deployment.Version!)] : Array.Empty<MetricDimension>()],
            },
        },
    };

    private static bool IsSplit(FunctionDeployment deployment) => deployment.Alias?.Route.IsSplit == true;

    private static double Sum(IReadOnlyList<MetricDataResult> results, string id) => results.Where(result => result.Id == id).SelectMany(result => result.Values).Sum();

    private sealed record Count(string Name, double Errors, double Invocations)
    {
        public double Rate => Invocations == 0 ? 0 : 100 * Errors / Invocations;
    }
}
