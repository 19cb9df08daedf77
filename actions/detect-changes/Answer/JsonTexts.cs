using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DetectChanges.Answer;

/// <summary>Small JSON values for outputs.</summary>
internal static class JsonTexts
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Array(IEnumerable<string> texts) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    });

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
