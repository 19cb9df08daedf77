using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>The story of the action: read, find the targets, check, run the flow, soak, tell.</summary>
internal static class HealthCheckApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        action.Outputs.Set("result", CheckOutputs.NotChecked);
        var inputs = action.Read(read => Inputs.From(read, action.Masks));
        inputs = inputs.With(await TargetFinder.FindAsync(inputs.Targets, inputs.Aws, action));
        var log = new CheckLog(action.Log);
        var check = await CheckAsync(inputs, log, action);
        var flow = check.Verdict == HealthVerdict.Healthy ? await FlowAsync(inputs, check, log, action) : null;
        var goesOn = check.Verdict == HealthVerdict.Healthy && flow is null or { Verdict: HealthVerdict.Healthy };
        var report = new CheckReport(check, flow, goesOn ? await SoakAsync(inputs, log, action) : null)
        {
            WasCancelled = action.Stopping.IsCancellationRequested,
        };
        report = report with { Warnings = WarningsOf(inputs, report, action.Time.GetUtcNow()) };

        CheckOutputs.Write(report, action.Outputs, action.Time.GetUtcNow());
        log.Conclude(report, inputs.InconclusiveAs);
        action.Summary.Write(CheckSummary.Of(inputs, report));
        ReportFiles.Write(inputs, report, action);
        return report.ExitCode(inputs.InconclusiveAs);
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

    private static async Task<SoakOutcome?> SoakAsync(Inputs inputs, CheckLog log, ActionContext action)
    {
        if (inputs.Soak is not { } plan) return null;
        using var group = log.Plan(plan);
        return await new Soak(plan, action).RunAsync(action.Stopping);
    }

    private static IReadOnlyList<string> WarningsOf(Inputs inputs, CheckReport report, DateTimeOffset now) =>
    [
        .. inputs.Check.Request.Tls.IsInsecure ? (string[])["Certificates were not checked (input insecure): anybody could have answered."] : [],
        .. CertificateWarnings.Of(report, inputs.CertExpiryWarnDays, now),
    ];
}
