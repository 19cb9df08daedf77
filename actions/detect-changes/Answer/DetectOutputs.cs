using Actions.Toolkit;

namespace DetectChanges.Answer;

/// <summary>Writes the outputs: booleans, counts, names of filters, commit ids, and lists on request.</summary>
internal static class DetectOutputs
{
    // GitHub documentation, "Running variations of jobs": a matrix makes at most 256 jobs a run.
    private const int LargestMatrix = 256;

    public static void Write(Outputs outputs, Decision decision, IReadOnlyDictionary<string, string> lists)
    {
        var comparison = decision.Comparison;
        var matrix = Matrix(decision);
        foreach (var answer in decision.Answers)
        {
            outputs.SetDynamic(answer.Filter.Name, answer.IsTrue ? "true" : "false");
            outputs.SetDynamic(answer.Filter.Name + "_count", answer.Files.Count.ToString());
            if (lists.TryGetValue(answer.Filter.Name, out var list)) outputs.SetDynamic(answer.Filter.Name + "_files", list);
        }

        outputs.Set("changes", JsonTexts.Array(decision.True.Select(answer => answer.Filter.Name)));
        outputs.Set("any", decision.True.Any());
        outputs.Set("matrix", matrix);
        outputs.Set("base", comparison.Bases.Count > 0 ? comparison.Bases[^1].Hex : "");
        outputs.Set("head", comparison.Head?.Hex ?? "");
        outputs.Set("fallback", comparison.IsFallback);
        outputs.Set("reason", KebabCase.Of(comparison.Reason));
        outputs.Set("changed_count", comparison.Files.Count);
    }

    private static string Matrix(Decision decision)
    {
        var entries = decision.True.ToList();
        if (entries.Count > LargestMatrix)
            throw new WorldError($"{entries.Count} filters are true; a matrix makes at most {LargestMatrix} jobs.", "Group the filters.");
        return JsonTexts.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("include");
            foreach (var answer in entries)
            {
                json.WriteStartObject();
                json.WriteString("name", answer.Filter.Name);
                json.WriteNumber("count", answer.Files.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
