using System.Text.Encodings.Web;
using System.Text.Json;
using Actions.Toolkit;
using Actions.Workflows;

namespace Doctor;

/// <summary>The findings as SARIF 2.1.0, of which GitHub takes 25,000 results.</summary>
internal static class SarifReport
{
    private const int MostResults = 25_000;
    private const string Page = "https://github.com/org/actions/tree/main/actions/doctor";
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The path relative to the workspace.</returns>
    public static string Write(ActionContext action, WorkspacePath file, Examination examination)
    {
        var folder = WorkspacePath.Resolve(action.Runner, Path.GetDirectoryName(file.FullPath)!);
        return new WorkspaceFolder(action.Runner, folder).Write(Path.GetFileName(file.FullPath), to =>
        {
            using var json = new Utf8JsonWriter(to, Options);
            WriteDocument(json, action.Version, examination);
        });
    }

    private static void WriteDocument(Utf8JsonWriter json, string version, Examination examination)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, version, examination);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject("%SRCROOT%");
        Text(json, "description", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in examination.Findings.OrderByDescending(finding => finding.Severity).Take(MostResults)) WriteResult(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, string version, Examination examination)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "doctor");
        json.WriteString("version", version);
        json.WriteString("informationUri", Page);
        json.WriteStartArray("rules");
        WriteRule(json, Finding.Unreadable, "a file that GitHub cannot read as a workflow or an action");
        foreach (var rule in examination.Rules) WriteRule(json, rule.Name, rule.Catches);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string name, string catches)
    {
        json.WriteStartObject();
        json.WriteString("id", name);
        Text(json, "shortDescription", catches);
        json.WriteString("helpUri", Page);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteString("level", finding.Severity == Severity.Error ? "error" : "warning");
        Text(json, "message", $"{finding.Message}\nWrite: {finding.Fix}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", "%SRCROOT%");
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Line);
        json.WriteNumber("startColumn", finding.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
