using System.Text.Json;

namespace SbomScan.Images.Layouts;

/// <summary>What says something about an image (in-toto attestation framework): a type and a document of that type.</summary>
internal static class InTotoStatement
{
    private const int DeepestJson = 256;

    public static bool IsSbom(string predicateType) =>
        predicateType.StartsWith("https://spdx.dev/Document", StringComparison.Ordinal) || predicateType.StartsWith("https://cyclonedx.org/bom", StringComparison.Ordinal);

    /// <exception cref="FormatException">It is not a statement.</exception>
    public static (string PredicateType, ReadOnlyMemory<byte> Predicate) Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = DeepestJson });
            var (type, predicate) = ((string?)null, default(ReadOnlyMemory<byte>));
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isType, isPredicate) = (reader.ValueTextEquals("predicateType"u8), reader.ValueTextEquals("predicate"u8));
                reader.Read();
                if (isType && reader.TokenType == JsonTokenType.String) type = reader.GetString();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (isPredicate) predicate = bytes[start..(int)reader.BytesConsumed];
            }

            return type != null && !predicate.IsEmpty ? (type, predicate) : throw new FormatException("it is not an in-toto statement: it has no predicateType or no predicate");
        }
        // A text that is not Unicode is an operation that is not valid.
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException($"it is not an in-toto statement: {problem.Message}", problem);
        }
    }
}
