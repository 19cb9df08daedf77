using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The report as JSON. Secrets are cut out of every text.</summary>
internal sealed class JsonReport
{
    /// <summary>Grows when a member changes its meaning or goes away.</summary>
    private const int Format = 1;

    // A report is read by people too; it is never part of a web page.
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Func<string, string> redact;

    private JsonReport(Func<string, string> redact) => this.redact = redact;

    public static string Of(CheckReport report, Func<string, string> redact) => new JsonReport(redact).Report(report).ToJsonString(Layout) + "\n";

    private JsonObject Report(CheckReport report) => new()
    {
        ["format"] = Format,
        ["result"] = KebabCase.Of(report.Verdict),
        ["reason"] = Text(report.Reason),
        ["attempts"] = report.Attempts,
        ["alarms"] = report.Alarms is { } alarms ? new JsonArray([.. alarms.Results.Select(Alarm)]) : null,
        ["targets"] = new JsonArray([.. report.Check.Results.Select(Target)]),
        ["flow"] = report.Flow is { } flow ? Flow(flow) : null,
        ["soak"] = report.Soak is { } soak ? new JsonArray([.. soak.Results.Select(Soak)]) : null,
        ["baseline"] = report.Soak?.Baseline is { } baseline ? Soak(baseline) : null,
    };

    private JsonObject Alarm(AlarmResult result) => new()
    {
        ["name"] = Text(result.Name),
        ["verdict"] = KebabCase.Of(result.Verdict),
        ["state"] = Text(result.State),
        ["reason"] = Text(result.Reason),
    };

    private JsonObject Target(TargetResult result) => new()
    {
        ["target"] = Text(result.Target.Display),
        ["verdict"] = KebabCase.Of(result.Verdict),
        ["fault"] = Fault(result.Fault),
        ["attempts"] = result.Attempts,
        ["firstHealthyAfterMs"] = Milliseconds(result.FirstHealthyAfter),
        ["latencyMs"] = Latencies(result.Latencies),
        ["version"] = Text(result.VersionSeen),
        ["lastAttempts"] = Attempts(result.LastAttempts),
    };

    private JsonObject Flow(FlowResult flow) => new()
    {
        ["name"] = Text(flow.Plan.Name),
        ["verdict"] = KebabCase.Of(flow.Verdict),
        ["fault"] = Fault(flow.Fault),
        ["runs"] = flow.Runs,
        ["requests"] = flow.Requests,
        ["elapsedMs"] = Milliseconds(flow.Elapsed),
        ["steps"] = new JsonArray([.. flow.Steps.Select(Step)]),
    };

    private JsonObject Step(StepResult step) => new()
    {
        ["name"] = Text(step.Step.Name),
        ["verdict"] = KebabCase.Of(step.Verdict),
        ["target"] = Text(step.Target?.Display),
        ["fault"] = Fault(step.Fault),
        ["attempts"] = Attempts(step.Attempts),
    };

    private JsonObject Soak(SoakResult result) => new()
    {
        ["target"] = Text(result.Target.Display),
        ["verdict"] = KebabCase.Of(result.Verdict),
        ["reason"] = Text(result.Reason),
        ["planned"] = result.Planned,
        ["samples"] = result.Samples,
        ["ok"] = result.Ok,
        ["failed"] = result.Failed,
        ["errors"] = result.Errors,
        ["missed"] = result.Missed,
        ["latencyMs"] = Latencies(result.Latencies),
        ["lastFailed"] = result.LastFailed is { } last ? Attempt(last) : null,
    };

    private JsonArray Attempts(IEnumerable<Attempt> attempts) => new([.. attempts.Select(Attempt)]);

    private JsonObject Attempt(Attempt attempt) => new()
    {
        ["number"] = attempt.Number,
        ["startedAfterMs"] = Milliseconds(attempt.StartedAfter),
        ["durationMs"] = Milliseconds(attempt.Duration),
        ["status"] = attempt.Status,
        ["fault"] = Fault(attempt.Fault),
        ["address"] = attempt.Trace.Address?.ToString(),
        ["dnsMs"] = Milliseconds(attempt.Trace.Dns),
        ["connectMs"] = Milliseconds(attempt.Trace.Connect),
        ["tlsMs"] = Milliseconds(attempt.Trace.Tls),
        ["firstByteMs"] = Milliseconds(attempt.Trace.FirstByte),
        ["certificate"] = attempt.Trace.CertificateExpires is { } expires
            ? new JsonObject { ["subject"] = Text(attempt.Trace.CertificateSubject), ["expires"] = expires.ToString("yyyy-MM-ddTHH:mm:ssZ") }
            : null,
        ["body"] = Text(attempt.Body),
    };

    private JsonObject? Fault(Fault? fault) => fault is null ? null : new JsonObject
    {
        ["reason"] = fault.Word,
        ["text"] = Text(fault.Text),
        ["check"] = Text(fault.Check),
    };

    private static JsonObject Latencies(IReadOnlyList<TimeSpan> latencies) => new()
    {
        ["p50"] = Milliseconds(Percentile.Of(latencies, 50)),
        ["p95"] = Milliseconds(Percentile.Of(latencies, 95)),
        ["p99"] = Milliseconds(Percentile.Of(latencies, 99)),
    };

    private JsonValue? Text(string? text) => string.IsNullOrEmpty(text) ? null : JsonValue.Create(redact(text));

    private static JsonValue? Milliseconds(TimeSpan? duration) => duration is { } known ? JsonValue.Create(Math.Round(known.TotalMilliseconds, 1)) : null;
}
