using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Actions.Aws;

/// <summary>Writes the JSON bodies of requests.</summary>
internal static class BodyJson
{
    /// <summary>What the writer reserves beyond what it writes, bytes.</summary>
    private const int Slack = 8192;

    // Non-ASCII text of users travels as it is: bodies stay readable and small.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="write">Writes it.</param>
    /// <param name="about">About how many bytes it has, where that is known.</param>
    public static byte[] Of(Action<Utf8JsonWriter> write, int about = 0)
    {
        // Not by way of a stream: what holds an archive of many megabytes would be kept twice more.
        var body = new ArrayBufferWriter<byte>(about + Slack);
        using (var writer = new Utf8JsonWriter(body, Relaxed))
            write(writer);
        return body.WrittenSpan.ToArray();
    }
}
