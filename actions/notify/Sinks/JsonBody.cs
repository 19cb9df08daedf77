using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notify.Sinks;

/// <summary>JSON as it is sent: UTF-8, with nothing escaped that does not have to be.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed)) node.WriteTo(writer);
        return buffer.WrittenMemory;
    }

    /// <summary>The same as text, for a dry run.</summary>
    public static string TextOf(JsonNode node) => Encoding.UTF8.GetString(Of(node).Span);

    /// <summary>Bytes that a text has as part of such JSON.</summary>
    public static int Size(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length;
}
