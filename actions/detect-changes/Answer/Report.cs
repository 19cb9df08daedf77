using System.Text.Encodings.Web;
using System.Text.Json;
using Actions.Changes;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Filters.Lint;

namespace DetectChanges.Answer;

/// <summary>
/// Everything that was found out, as JSON (<c>report.schema.json</c>). Each changed file stands there once; filters and projects refer
/// to it by its place in the list, in ranges: of ten thousand files below one folder a hundred filters would else repeat most.
/// The same commits and inputs give the same bytes.
/// </summary>
internal sealed class Report
{
    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Decision decision;
    private readonly Utf8JsonWriter json;
    private readonly Dictionary<string, int> places;
    private readonly IReadOnlyDictionary<GitPath, GitPath> moves;

    private Report(Decision decision, Utf8JsonWriter json)
    {
        (this.decision, this.json) = (decision, json);
        places = decision.Comparison.Files.Select((file, at) => (file.Path.Text, at)).ToDictionary(StringComparer.Ordinal);
        moves = Moves.Of(decision.Comparison.Files);
    }

    public static void Write(Stream to, Decision decision)
    {
        using var writer = new Utf8JsonWriter(to, Options);
        new Report(decision, writer).Write();
    }

    private void Write()
    {
        var comparison = decision.Comparison;
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("reason", KebabCase.Of(comparison.Reason));
        json.WriteString("explanation", Explanation.Of(comparison, id => id.Hex));
        json.WriteBoolean("fallback", decision.IsFallback);
        json.WriteBoolean("everything", comparison.IsEverything);
        json.WriteString("compromise", comparison.Compromise);
        json.WriteString("head", comparison.Head?.Hex);
        json.WriteArray("bases", comparison.Bases, id => json.WriteStringValue(id.Hex));
        WriteMergeBases(comparison.MergeBases);
        WriteUsage(decision.Usage);
        json.WriteArray("files", comparison.Files, WriteFile);
        json.WriteArray("filters", decision.Answers, WriteFilter);
        if (decision.Targets is { } targets) new ReportTargets(json, places).Write(targets);
        json.WriteArray("lint", decision.Findings, WriteFinding);
        json.WriteEndObject();
    }

    private void WriteMergeBases(int? count)
    {
        json.WritePropertyName("merge_bases");
        if (count is { } known) json.WriteNumberValue(known);
        else json.WriteNullValue();
    }

    private void WriteUsage(Usage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("git_processes", usage.GitProcesses);
        json.WriteNumber("fetches", usage.Fetches);
        json.WriteNumber("api_calls", usage.ApiCalls);
        json.WriteEndObject();
    }

    private void WriteFile(ChangedFile file)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Path.ToUnicode());
        if (!file.Path.IsUtf8) json.WriteBase64String("name_base64", file.Path.ToBytes());
        json.WriteArray("statuses", file.Statuses, status => json.WriteStringValue(KebabCase.Of(status)));
        json.WriteArray("changes", file.Changes.Index().Where(change => change.Item != null), change => WriteChange(change.Index, change.Item!));
        if (moves.TryGetValue(file.Path, out var move)) json.WriteNumber(file.Statuses.Contains(ChangeStatus.Deleted) ? "moved_to" : "moved_from", places[move.Text]);
        json.WriteEndObject();
    }

    private void WriteChange(int parent, TreeChange change)
    {
        json.WriteStartObject();
        if (decision.Comparison.Bases.Count > 0) json.WriteNumber("base", parent);
        json.WriteString("old_mode", change.OldMode);
        json.WriteString("new_mode", change.NewMode);
        json.WriteString("old_id", change.OldId.Hex);
        json.WriteString("new_id", change.NewId.Hex);
        json.WriteEndObject();
    }

    private void WriteFinding(LintFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Id);
        json.WriteString("level", KebabCase.Of(finding.Level));
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteString("filter", finding.Filter);
        json.WriteString("pattern", ReportJson.Visible(finding.Pattern));
        json.WriteString("message", ReportJson.Visible(finding.Message));
        json.WriteEndObject();
    }

    private void WriteFilter(FilterAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("name", answer.Filter.Name);
        json.WriteBoolean("result", answer.IsTrue);
        json.WriteNumber("count", answer.Files.Count);
        json.WritePlaces("files", answer.Files.Select(file => places[file.Path.Text]));
        json.WriteEndObject();
    }
}
