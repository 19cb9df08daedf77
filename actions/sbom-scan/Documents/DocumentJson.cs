using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SbomScan.Documents;

/// <summary>How documents are written as JSON.</summary>
internal static class DocumentJson
{
    private const int BytesKept = 64 * 1024;

    // A document is a file, not part of a page: what only HTML would need escaped stays readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document and a final line break.</summary>
    public static void Write(Stream to, Action<Utf8JsonWriter> content)
    {
        using (var json = new Utf8JsonWriter(to, Options))
        {
            content(json);
        }

        to.WriteByte((byte)'\n');
    }

    extension(Utf8JsonWriter json)
    {
        /// <summary>A text; nothing when there is none.</summary>
        public void Text(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) json.WriteString(name, WellFormed(value));
        }

        /// <summary>An object under a name, or in a list.</summary>
        public void Object(string? name, Action content)
        {
            if (name == null) json.WriteStartObject();
            else json.WriteStartObject(name);
            content();
            json.WriteEndObject();
            if (json.BytesPending > BytesKept) json.Flush();
        }

        /// <summary>A list with an object for each item; nothing when there is none.</summary>
        public void Objects<T>(string name, IReadOnlyCollection<T> items, Action<T> content)
        {
            if (items.Count == 0) return;
            json.WriteStartArray(name);
            foreach (var item in items) json.Object(null, () => content(item));
            json.WriteEndArray();
        }

        /// <summary>A list of texts; nothing when there is none.</summary>
        public void Texts(string name, IReadOnlyCollection<string> items)
        {
            if (items.Count == 0) return;
            json.WriteStartArray(name);
            foreach (var item in items) json.WriteStringValue(WellFormed(item));
            json.WriteEndArray();
        }
    }

    // Half of a surrogate pair is no text, and the writer refuses it.
    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            i++;
        }

        return text;
    }
}
