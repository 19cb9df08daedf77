using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Actions.Aws;

/// <summary>Writes the JSON bodies of requests.</summary>
internal static class BodyJson
{
    // Non-ASCII text of users travels as it is: bodies stay readable and small.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(Action<Utf8JsonWriter> write)
    {
        // Not by way of a stream: what holds an archive of many megabytes would be kept twice more.
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, Relaxed))
            write(writer);
        return body.WrittenSpan.ToArray();
    }
}
