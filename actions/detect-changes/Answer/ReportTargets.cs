using System.Text.Json;
using DetectChanges.Targets;
using DetectChanges.Targets.Graph;

namespace DetectChanges.Answer;

/// <summary>The part of the report about projects.</summary>
/// <param name="json">The report.</param>
/// <param name="places">Where each changed file stands in it.</param>
internal sealed class ReportTargets(Utf8JsonWriter json, IReadOnlyDictionary<string, int> places)
{
    public void Write(TargetsAnswer targets)
    {
        json.WriteStartObject("targets");
        json.WriteNumber("projects", targets.Projects);
        json.WriteArray("affected", targets.Affected, WriteTarget);
        json.WritePlaces("unowned", targets.Unowned.Select(path => places[path]));
        json.WriteArray("not_understood", targets.NotUnderstood, WriteNotice);
        json.WriteArray("notices", targets.Notices, WriteNotice);
        json.WriteEndObject();
    }

    private void WriteTarget(AffectedTarget target)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Project.Name);
        json.WriteString("path", ReportJson.Visible(target.Project.Root));
        json.WriteString("kind", target.Project.Kind);
        json.WriteString("manifest", ReportJson.Visible(target.Project.Manifest));
        json.WriteBoolean("exists", target.Exists);
        json.WriteArray("via", target.Via, WriteEdge);
        if (target.Touch.Path is { } path)
        {
            if (places.TryGetValue(path, out var file)) json.WriteNumber("file", file);
            else json.WriteString("file_not_understood", ReportJson.Visible(path));
        }

        json.WriteString("because", target.Touch.Because is { } because ? ReportJson.Visible(because) : null);
        json.WriteEndObject();
    }

    private void WriteEdge(Edge edge)
    {
        json.WriteStartObject();
        json.WriteString("name", edge.To.Name);
        json.WriteString("because", ReportJson.Visible(edge.Because));
        json.WriteEndObject();
    }

    private void WriteNotice(GraphNotice notice)
    {
        json.WriteStartObject();
        json.WriteString("path", ReportJson.Visible(notice.Path));
        json.WriteString("message", ReportJson.Visible(notice.Message));
        json.WriteEndObject();
    }
}
