using System.Text.Json;
using System.Text.Json.Serialization;
using LocalAws.Records;

namespace LocalAws.Control;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RequestRecord))]
internal sealed partial class RecordContext : JsonSerializerContext;

/// <summary>Records as NDJSON: one request a line.</summary>
public static class RecordJson
{
    public static string Lines(IEnumerable<RequestRecord> records) =>
        string.Concat(records.Select(record => JsonSerializer.Serialize(record, RecordContext.Default.RequestRecord) + "\n"));
}
