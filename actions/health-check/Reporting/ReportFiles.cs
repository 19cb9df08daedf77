using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Writes the reports that were asked for into the workspace, and their paths as outputs.</summary>
internal static class ReportFiles
{
    public static void Write(Inputs inputs, CheckReport report, ActionContext action)
    {
        Func<string, string> redact = action.Masks.Redact;
        if (inputs.ReportFile is { } json) action.Outputs.Set("report", WorkspaceFile.Write(action.Runner, json, JsonReport.Of(report, redact)));
        if (inputs.JunitFile is { } junit) action.Outputs.Set("junit", WorkspaceFile.Write(action.Runner, junit, JunitReport.Of(inputs, report, redact)));
    }
}
