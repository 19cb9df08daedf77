using System.Text;
using System.Text.Json;
using SbomScan.LockFiles;

namespace SbomScan.Foreign;

/// <summary>Opens JSON that other tools wrote.</summary>
internal static class ForeignJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <exception cref="FormatException">It is empty, too large, not JSON, or <paramref name="read"/> refuses it.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, Func<JsonElement, T> read)
    {
        if (bytes.Length > LockFile.LargestFile) throw new FormatException($"it is larger than {LockFile.LargestFile / 1024 / 1024} MB");
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        var start = bytes.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty) throw new FormatException("it is empty");
        if (start[0] == '<') throw new FormatException("it is XML or HTML; JSON is read");
        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw new FormatException("it is no object, as a document in JSON is");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"line {problem.LineNumber + 1}: it is not JSON, or is cut off", problem);
        }
        catch (Exception problem) when (problem is InvalidOperationException or DecoderFallbackException)
        {
            throw new FormatException("a text in it is not Unicode", problem);
        }
    }
}
