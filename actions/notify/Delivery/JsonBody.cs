using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notify.Messages;

namespace Notify.Delivery;

/// <summary>JSON as it is sent: only what must be escaped is. Its sizes are known before it is written.</summary>
internal static class JsonBody
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static byte[] Bytes(JsonNode tree)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder })) tree.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    public static string Text(JsonNode tree) => Encoding.UTF8.GetString(Bytes(tree));

    /// <summary>The text, or its beginning with an ellipsis, so that it takes at most so many bytes between its quotes.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Cut(string? text, int most) => text is null ? null : Shorten.Text(Beginning(text, most), most, SizeOf);

    /// <summary>Enough of a text to be cut: no character takes less than a byte.</summary>
    public static string Beginning(string text, int most) => text.Length > most ? text[..(most + 1)] : text;

    /// <summary>As many entries as take so many bytes, and how many are left.</summary>
    public static (JsonArray Shown, int More) Fill(IReadOnlyList<JsonNode> entries, int most)
    {
        var shown = new JsonArray();
        foreach (var entry in entries)
        {
            most -= Bytes(entry).Length + 1;
            if (most < 0) break;
            shown.Add(entry);
        }

        return (shown, entries.Count - shown.Count);
    }

    private static int SizeOf(string text) => Encoding.UTF8.GetByteCount(Encoder.Encode(text));
}
