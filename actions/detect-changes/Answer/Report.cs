using System.Text.Encodings.Web;
using System.Text.Json;
using Actions.Git;
using Actions.Toolkit;
using DetectChanges.Comparing;
using DetectChanges.Filters.Lint;
using DetectChanges.Targets;
using DetectChanges.Targets.Graph;

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
        WriteArray("bases", comparison.Bases, id => json.WriteStringValue(id.Hex));
        WriteMergeBases(comparison.MergeBases);
        WriteUsage(decision.Usage);
        WriteArray("files", comparison.Files, WriteFile);
        WriteArray("filters", decision.Answers, WriteFilter);
        if (decision.Targets is { } targets) WriteTargets(targets);
        WriteArray("lint", decision.Findings, WriteFinding);
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
        WriteArray("statuses", file.Statuses, status => json.WriteStringValue(KebabCase.Of(status)));
        WriteArray("changes", file.Changes.Index().Where(change => change.Item != null), change => WriteChange(change.Index, change.Item!));
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
        json.WriteString("pattern", Visible(finding.Pattern));
        json.WriteString("message", Visible(finding.Message));
        json.WriteEndObject();
    }

    private void WriteFilter(FilterAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("name", answer.Filter.Name);
        json.WriteBoolean("result", answer.IsTrue);
        json.WriteNumber("count", answer.Files.Count);
        WriteArray("files", Ranges(answer.Files.Select(file => places[file.Path.Text])), range => WriteRange(range.First, range.Last));
        json.WriteEndObject();
    }

    private void WriteTargets(TargetsAnswer targets)
    {
        json.WriteStartObject("targets");
        json.WriteNumber("projects", targets.Projects);
        WriteArray("affected", targets.Affected, WriteTarget);
        WriteArray("unowned", Ranges(targets.Unowned.Select(path => places[path])), range => WriteRange(range.First, range.Last));
        WriteArray("not_understood", targets.NotUnderstood, WriteNotice);
        WriteArray("notices", targets.Notices, WriteNotice);
        json.WriteEndObject();
    }

    private void WriteTarget(AffectedTarget target)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Project.Name);
        json.WriteString("path", Visible(target.Project.Root));
        json.WriteString("kind", target.Project.Kind);
        json.WriteString("manifest", Visible(target.Project.Manifest));
        json.WriteBoolean("exists", target.Exists);
        WriteArray("via", target.Via, WriteEdge);
        if (target.Touch.Path is { } path)
        {
            if (places.TryGetValue(path, out var file)) json.WriteNumber("file", file);
            else json.WriteString("file_not_understood", Visible(path));
        }

        json.WriteString("because", target.Touch.Because is { } because ? Visible(because) : null);
        json.WriteEndObject();
    }

    private void WriteEdge(Edge edge)
    {
        json.WriteStartObject();
        json.WriteString("name", edge.To.Name);
        json.WriteString("because", Visible(edge.Because));
        json.WriteEndObject();
    }

    private void WriteNotice(GraphNotice notice)
    {
        json.WriteStartObject();
        json.WriteString("path", Visible(notice.Path));
        json.WriteString("message", Visible(notice.Message));
        json.WriteEndObject();
    }

    private void WriteRange(int first, int last)
    {
        json.WriteStartArray();
        json.WriteNumberValue(first);
        json.WriteNumberValue(last);
        json.WriteEndArray();
    }

    private void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static IEnumerable<(int First, int Last)> Ranges(IEnumerable<int> ordered)
    {
        (int First, int Last)? range = null;
        foreach (var number in ordered)
        {
            if (range is { } open && number == open.Last + 1)
            {
                range = (open.First, number);
                continue;
            }

            if (range is { } done) yield return done;
            range = (number, number);
        }

        if (range is { } last) yield return last;
    }

    // Bytes of names that are not UTF-8 are no JSON.
    private static string Visible(string foreign) => new GitPath(foreign).ToUnicode();
}
