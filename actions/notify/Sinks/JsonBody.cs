using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notify.Messages;

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

    /// <summary>The text, or its beginning with an ellipsis, of at most so many bytes.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int most) => text is null ? null : Shorten.Text(Beginning(text, most), most, Size);

    /// <summary>Enough of a text to be cut: no character takes less than a byte.</summary>
    public static string Beginning(string text, int most)
    {
        if (text.Length <= most + 1) return text;
        return text[..(char.IsHighSurrogate(text[most]) ? most + 2 : most + 1)];
    }

    /// <summary>As many entries as take so many bytes, and how many are left out.</summary>
    public static (JsonArray Shown, int More) Fill(IReadOnlyList<JsonNode> entries, int most)
    {
        var shown = new JsonArray();
        foreach (var entry in entries)
        {
            most -= Of(entry).Length + 1;
            if (most < 0) break;
            shown.Add(entry);
        }

        return (shown, entries.Count - shown.Count);
    }
}
