using Actions.Toolkit;

namespace Doctor;

/// <summary>The story of the action: find the files, read them, look for what the rules know, tell.</summary>
internal static class DoctorApp
{
    public static Task<ExitCode> RunAsync(ActionContext action)
    {
        action.Outputs.Set("result", "error");
        var inputs = action.Read(Inputs.From);
        var files = new WorkspaceFiles(action.Runner).Find(inputs.Path);
        var examination = Examination.Of(inputs, files, WorkflowFiles.Read(action.Runner, files));

        DoctorLog.Write(action.Log, examination, annotate: action.Runner.IsRunner);
        action.Summary.Write(DoctorSummary.Of(examination));
        DoctorOutputs.Write(action.Outputs, examination);
        if (inputs.ReportFile is { } file) action.Outputs.Set("report", SarifReport.Write(action, file, examination));
        return Task.FromResult<ExitCode>(examination.Succeeded);
    }
}
