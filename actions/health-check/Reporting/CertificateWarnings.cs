using System.Globalization;
using Actions.Health;

namespace HealthCheck;

/// <summary>Certificates that expire soon.</summary>
internal static class CertificateWarnings
{
    /// <param name="report">What was found.</param>
    /// <param name="days">Fewer days than these are few.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<string> Of(CheckReport report, int days, DateTimeOffset now)
    {
        var shown = report.Check.Results.Select(result => (result.Target, Last: result.LastAttempts is [.., var last] ? last : null))
            .Concat(report.Flow?.Steps.Where(step => step.Target is not null).Select(step => (Target: step.Target!, step.Last)) ?? []);
        return
        [
            .. shown.Where(answer => answer.Last?.Trace.CertificateExpires is { } expires && (expires - now).TotalDays < days)
                .Select(answer => Text(answer.Target, answer.Last!.Trace, now)).Distinct(),
        ];
    }

    private static string Text(Target target, ConnectionTrace trace, DateTimeOffset now)
    {
        var left = Math.Floor((trace.CertificateExpires!.Value - now).TotalDays);
        var when = left < 0 ? "has expired" : string.Create(CultureInfo.InvariantCulture, $"expires in {left:0} day{(left == 1 ? "" : "s")}");
        return $"The certificate of {target.Url.Host} {when} ({trace.CertificateSubject}, {trace.CertificateExpires:yyyy-MM-dd}).";
    }
}
