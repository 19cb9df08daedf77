using System.Globalization;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Writes the outcome as outputs of the step.</summary>
internal static class CheckOutputs
{
    /// <summary>What stands when nothing can be checked, or the process is killed.</summary>
    public const string NotChecked = "error";

    public static void Write(CheckOutcome outcome, Outputs outputs)
    {
        outputs.Set("healthy-count", outcome.Healthy);
        outputs.Set("failed-count", outcome.Failed.Count());
        outputs.Set("attempts", outcome.Attempts);
        outputs.Set("first-healthy-after-ms", Milliseconds(outcome.FirstHealthyAfter));
        outputs.Set("p50-ms", Milliseconds(outcome.LatencyPercentile(50)));
        outputs.Set("p95-ms", Milliseconds(outcome.LatencyPercentile(95)));
        outputs.Set("version-seen", outcome.VersionSeen);
        outputs.Set("reason", Reason(outcome));
        outputs.Set("result", KebabCase.Of(outcome.Verdict));
    }

    private static string Reason(CheckOutcome outcome) =>
        outcome.Failed.FirstOrDefault() is { Fault: { } fault } first ? $"{fault} [{first.Target.Display}]" : "";

    private static string Milliseconds(TimeSpan? duration) =>
        duration is null ? "" : Math.Ceiling(duration.Value.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture);
}
