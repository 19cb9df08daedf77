using System.Text.Json;
using Actions.Git;

namespace DetectChanges.Answer;

/// <summary>What the parts of the report have in common.</summary>
internal static class ReportJson
{
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    /// <summary>Places in the list of files, in ranges.</summary>
    public static void WritePlaces(this Utf8JsonWriter json, string name, IEnumerable<int> places) => json.WriteArray(name, Ranges.Of(places), range =>
    {
        json.WriteStartArray();
        json.WriteNumberValue(range.First);
        json.WriteNumberValue(range.Last);
        json.WriteEndArray();
    });

    /// <summary>Bytes of names that are not UTF-8 are no JSON.</summary>
    public static string Visible(string foreign) => new GitPath(foreign).ToUnicode();
}
