using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The story of the action: read, find the targets, look at the alarms, check, run the flow, soak, tell.</summary>
internal static class HealthCheckApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        action.Outputs.Set("result", CheckOutputs.NotChecked);
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        using var aws = inputs.AsksAws ? await AwsSession.CreateAsync(inputs.Aws, action, action.Stopping) : null;
        inputs = inputs.With(await TargetFinder.FindAsync(inputs.Targets, aws, action));
        var log = new CheckLog(action.Log);
        var report = await ReportAsync(inputs, inputs.Alarms.Count == 0 ? null : new AlarmWatch(aws!.CloudWatch, inputs.Alarms, action), log, action);
        report = report with { WasCancelled = action.Stopping.IsCancellationRequested };
        report = report with { Warnings = WarningsOf(inputs, report, action.Time.GetUtcNow()) };

        CheckOutputs.Write(report, action.Outputs, action.Time.GetUtcNow());
        log.Conclude(report, inputs.InconclusiveAs);
        action.Summary.Write(CheckSummary.Of(inputs, report));
        ReportFiles.Write(inputs, report, action);
        return report.ExitCode(inputs.InconclusiveAs);
    }

    private static async Task<CheckReport> ReportAsync(Inputs inputs, AlarmWatch? watch, CheckLog log, ActionContext action)
    {
        var before = watch is null ? null : await watch.LookAsync();
        if (before is { Verdict: HealthVerdict.Unhealthy }) return new CheckReport(new CheckOutcome([], TimeSpan.Zero), null, null) { Alarms = before };
        var check = await CheckAsync(inputs, log, action);
        var flow = check.Verdict == HealthVerdict.Healthy ? await FlowAsync(inputs, check, log, action) : null;
        var report = new CheckReport(check, flow, null) { Alarms = before };
        if (check.Verdict != HealthVerdict.Healthy || flow is { Verdict: not HealthVerdict.Healthy }) return report;
        var (soak, alarms) = await SoakAsync(inputs, watch, log, action);
        return report with { Soak = soak, Alarms = alarms };
    }

    private static async Task<CheckOutcome> CheckAsync(Inputs inputs, CheckLog log, ActionContext action)
    {
        using var group = inputs.Check.Targets.Count == 0 ? null : log.Plan(inputs.Check);
        return await new Check(inputs.Check, action).RunAsync(action.Stopping);
    }

    // After the targets, so that it proves the version that was waited for; they share one deadline.
    private static async Task<FlowResult?> FlowAsync(Inputs inputs, CheckOutcome check, CheckLog log, ActionContext action)
    {
        if (inputs.Flow is not { } plan) return null;
        using var group = log.Plan(plan);
        return await new Flow(plan, action).RunAsync(inputs.Check.Schedule.Deadline - check.Elapsed, action.Stopping);
    }

    // Without a soak the alarms are looked at once more: the check may have taken minutes.
    private static async Task<(SoakOutcome?, AlarmOutcome?)> SoakAsync(Inputs inputs, AlarmWatch? watch, CheckLog log, ActionContext action)
    {
        using var group = inputs.Soak is { } plan ? log.Plan(plan) : null;
        return await new WatchedSoak(inputs.Soak, watch, action).RunAsync();
    }

    private static IReadOnlyList<string> WarningsOf(Inputs inputs, CheckReport report, DateTimeOffset now) =>
    [
        .. inputs.Check.Request.Tls.IsInsecure ? (string[])["Certificates were not checked (input insecure): anybody could have answered."] : [],
        .. CertificateWarnings.Of(report, inputs.CertExpiryWarnDays, now),
    ];
}
