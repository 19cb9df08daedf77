using System.Text.Json.Nodes;
using Actions.Toolkit;
using Actions.Workflows;

namespace Doctor;

/// <summary>The outputs of the step.</summary>
internal static class DoctorOutputs
{
    private const int MostFindings = 200;

    public static void Write(Outputs outputs, Examination examination)
    {
        outputs.Set("result", examination.Result);
        outputs.Set("errors", examination.Errors);
        outputs.Set("warnings", examination.Warnings);
        outputs.Set("findings", new JsonArray([.. examination.Findings.OrderByDescending(finding => finding.Severity).Take(MostFindings).Select(Json)]).ToJsonString());
    }

    private static JsonObject Json(Finding finding) => new()
    {
        ["rule"] = finding.Rule,
        ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
        ["file"] = finding.File,
        ["line"] = finding.Line,
        ["column"] = finding.Column,
        ["message"] = ShortText(finding.Message),
        ["fix"] = ShortText(finding.Fix),
    };

    // A file can hold names of any length.
    private static string ShortText(string text) => text.Length <= 1000 ? text : text[..1000] + "…";
}
