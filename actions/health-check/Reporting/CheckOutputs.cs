using System.Globalization;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Writes the outcome as outputs of the step.</summary>
internal static class CheckOutputs
{
    /// <summary>What stands when nothing can be checked, or the process is killed.</summary>
    public const string NotChecked = "error";

    public static void Write(CheckReport report, Outputs outputs, DateTimeOffset now)
    {
        outputs.Set("healthy-count", report.Healthy);
        outputs.Set("failed-count", report.Failed);
        outputs.Set("attempts", report.Attempts);
        outputs.Set("first-healthy-after-ms", Milliseconds(report.Check.FirstHealthyAfter));
        outputs.Set("p50-ms", Milliseconds(report.LatencyPercentile(50)));
        outputs.Set("p95-ms", Milliseconds(report.LatencyPercentile(95)));
        outputs.Set("p99-ms", Milliseconds(report.LatencyPercentile(99)));
        outputs.Set("version-seen", report.Check.VersionSeen);
        outputs.Set("cert-days-left", DaysUntil(report.CertificateExpires, now));
        outputs.Set("reason", report.Reason);
        outputs.Set("result", KebabCase.Of(report.Verdict));
    }

    private static string DaysUntil(DateTimeOffset? moment, DateTimeOffset now) =>
        moment is null ? "" : Math.Floor((moment.Value - now).TotalDays).ToString("0", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan? duration) =>
        duration is null ? "" : Math.Ceiling(duration.Value.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture);
}
