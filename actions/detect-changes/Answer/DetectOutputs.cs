using System.Text.Json;
using Actions.Toolkit;
using DetectChanges.Selecting;
using DetectChanges.Targets;
using DetectChanges.Targets.Graph;

namespace DetectChanges.Answer;

/// <summary>Writes the outputs: booleans, counts, checked names, commit ids, closed words, and lists on request.</summary>
internal static class DetectOutputs
{
    // GitHub documentation, "Running variations of jobs": a matrix makes at most 256 jobs a run.
    private const int LargestMatrix = 256;

    public static void Write(Outputs outputs, Decision decision, FileLists lists, OutputFiles? files)
    {
        var comparison = decision.Comparison;
        var matrix = Matrix(decision);
        foreach (var answer in decision.Answers)
        {
            outputs.SetDynamic(answer.Filter.Name, answer.IsTrue ? "true" : "false");
            outputs.SetDynamic(answer.Filter.Name + "_count", answer.Files.Count.ToString());
            if (lists.Of(answer) is { } list) outputs.SetDynamic(answer.Filter.Name + "_files", list);
        }

        outputs.Set("changes", JsonTexts.Array(decision.True.Select(answer => answer.Filter.Name)));
        outputs.Set("any", decision.True.Any() || decision.ToBuild.Any());
        outputs.Set("matrix", matrix);
        outputs.Set("projects", JsonTexts.Array(decision.ToBuild.Select(target => target.Project.Name).Distinct(StringComparer.Ordinal)));
        outputs.Set("selected", SelectionJson.Selected(decision.Selection));
        outputs.Set("expect", SelectionJson.Expect(decision.Selection));
        outputs.Set("base", comparison.Bases.Count > 0 ? comparison.Bases[^1].Hex : "");
        outputs.Set("head", comparison.Head?.Hex ?? "");
        outputs.Set("fallback", decision.IsFallback);
        outputs.Set("reason", KebabCase.Of(comparison.Reason));
        outputs.Set("changed_count", comparison.Files.Count);
        outputs.Set("files-path", files?.Names ?? "");
        outputs.Set("json-path", files?.Report ?? "");
    }

    private static string Matrix(Decision decision)
    {
        var (what, entries) = decision.Targets == null
            ? ("filters are true", decision.True.Select<FilterAnswer, Action<Utf8JsonWriter>>(answer => json => WriteFilter(json, answer)).ToList())
            : ("projects are affected", [.. decision.ToBuild.Select<AffectedTarget, Action<Utf8JsonWriter>>(target => json => WriteTarget(json, target))]);
        if (entries.Count > LargestMatrix)
            throw new WorldError($"{entries.Count} {what}; a matrix makes at most {LargestMatrix} jobs.", "Group them, for example one filter or one project of the project file for several folders.");
        return JsonTexts.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("include");
            foreach (var write in entries)
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteFilter(Utf8JsonWriter json, FilterAnswer answer)
    {
        json.WriteString("name", answer.Filter.Name);
        json.WriteNumber("count", answer.Files.Count);
    }

    private static void WriteTarget(Utf8JsonWriter json, AffectedTarget target)
    {
        json.WriteString("name", target.Project.Name);
        json.WriteString("path", PathOf(target.Project));
        json.WriteString("kind", target.Project.Kind);
        json.WriteString("reason", target.Reason);
    }

    // A path ends in the script of a job sooner or later: one that a shell could take for more than a name is not let through.
    private static string PathOf(Project project)
    {
        var path = project.IsFile ? project.Manifest : project.Root.Length == 0 ? "." : project.Root;
        return ProjectName.IsHarmless(path)
            ? path
            : throw new WorldError(
                $"The folder of the project '{project.Name}' holds characters that must not end in a script, so it is not put into an output.",
                "Rename the folder: letters, digits and '@', '.', '_', '/', '+', '-' are allowed. Or keep what describes a project there from being read, with 'ignore' in a project file.");
    }
}
