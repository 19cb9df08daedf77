using System.Text;
using System.Text.Json;

namespace Actions.Health;

/// <summary>The decoded bytes of a body, cut at the limit.</summary>
internal sealed class AnswerBody(byte[] bytes, bool cut, string? charset)
{
    /// <summary>Deepest nesting of JSON that is read.</summary>
    private const int DeepestJson = 64;

    private readonly Lazy<string> text = new(() => EncodingOf(charset).GetString(bytes));

    public static readonly AnswerBody Empty = new([], cut: false, charset: null);

    public ReadOnlyMemory<byte> Bytes => bytes;

    public int Length => bytes.Length;

    /// <summary>True when there was more than was read.</summary>
    public bool Cut => cut;

    /// <summary>The text; what is not valid in its encoding becomes U+FFFD.</summary>
    public string Text => text.Value;

    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">It is not JSON, or nested deeper than 64.</exception>
    public JsonDocument Json() => JsonDocument.Parse(WithoutByteOrderMark(bytes), new JsonDocumentOptions { MaxDepth = DeepestJson });

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;

    // A charset that does not exist is no reason to fail: UTF-8 is what almost all say or mean.
    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
