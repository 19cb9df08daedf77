using System.Text.Json;
using DetectChanges.Answer;

namespace DetectChanges.Selecting;

/// <summary>The outputs about the list: both have every stage of it, so that a workflow may ask for any.</summary>
internal static class SelectionJson
{
    /// <summary>The chosen entries of each stage.</summary>
    public static string Selected(Selection? selection) => ByStage(selection, (json, answers) => WriteList(json, answers));

    /// <summary>Whether a stage has any.</summary>
    public static string Expect(Selection? selection) => ByStage(selection, (json, answers) => json.WriteBooleanValue(answers.Any(answer => answer.IsChosen)));

    private static string ByStage(Selection? selection, Action<Utf8JsonWriter, IEnumerable<SelectAnswer>> write) => JsonTexts.Write(json =>
    {
        json.WriteStartObject();
        foreach (var stage in selection?.Stages ?? [])
        {
            json.WritePropertyName(stage.Key);
            write(json, stage);
        }

        json.WriteEndObject();
    });

    private static void WriteList(Utf8JsonWriter json, IEnumerable<SelectAnswer> answers)
    {
        json.WriteStartArray();
        foreach (var answer in answers.Where(answer => answer.IsChosen)) Write(json, answer.Entry);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SelectEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", entry.Name);
        foreach (var (key, value) in entry.Rest)
        {
            json.WritePropertyName(key);
            if (value is null) json.WriteNullValue();
            else value.WriteTo(json);
        }

        if (entry.Matrix is { } matrix)
        {
            json.WritePropertyName("matrix");
            matrix.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
