using System.Text;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>Writes the reports that were asked for into the workspace, and their paths as outputs.</summary>
internal static class ReportFiles
{
    public static WorkspacePath? Read(InputReader read, string input)
    {
        var file = read.OptionalPath(input);
        if (file is not null && Directory.Exists(file.FullPath)) read.Error(input, "expected the path of a file, and this is a folder");
        return file;
    }

    public static void Write(Inputs inputs, CheckReport report, ActionContext action)
    {
        Func<string, string> redact = action.Masks.Redact;
        if (inputs.ReportFile is { } json) action.Outputs.Set("report", Write(json, JsonReport.Of(report, redact), action));
        if (inputs.JunitFile is { } junit) action.Outputs.Set("junit", Write(junit, JunitReport.Of(inputs, report, redact), action));
    }

    private static string Write(WorkspacePath file, string content, ActionContext action)
    {
        var folder = WorkspacePath.Resolve(action.Runner, Path.GetDirectoryName(file.FullPath)!);
        return new WorkspaceFolder(action.Runner, folder).Write(Path.GetFileName(file.FullPath), stream => stream.Write(Encoding.UTF8.GetBytes(content)));
    }
}
