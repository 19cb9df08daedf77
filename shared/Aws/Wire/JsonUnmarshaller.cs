using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>
/// Reads an answer of the "json" protocols: the whole body for the caller's record, or an error as
/// <see cref="AmazonServiceException"/>. A body larger than <see cref="MaxBytes"/> is an error.
/// </summary>
internal sealed class JsonUnmarshaller : JsonResponseUnmarshaller
{
    public const int MaxBytes = 16 * 1024 * 1024;
    public static readonly JsonUnmarshaller Instance = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        new WireResponse { Body = ReadAll(input.Stream, MaxBytes) };

    /// <remarks>
    /// The code stands in the header <c>x-amzn-errortype</c> or in the member <c>__type</c>, between an optional namespace
    /// (before #) and an optional URL (after :), as the AWS JSON protocol of Smithy says.
    /// </remarks>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = ReadAll(input.Stream, 64 * 1024, truncate: true);
        var (type, message) = ReadError(body);
        var header = input.ResponseData.GetHeaderValue("x-amzn-errortype");
        var code = BareCode(string.IsNullOrEmpty(header) ? type : header);
        return new AmazonServiceException(
            message ?? Beginning(body), innerException, ErrorType.Unknown, code, input.ResponseData.GetHeaderValue("x-amzn-requestid"), statusCode);
    }

    /// <summary>First 200 bytes of a body as text, for error messages.</summary>
    public static string Beginning(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(200, body.Length)]);

    internal static string BareCode(string? type)
    {
        var code = type ?? "";
        code = code[(code.LastIndexOf('#') + 1)..];
        var colon = code.IndexOf(':');
        return colon < 0 ? code : code[..colon];
    }

    private static (string? Type, string? Message) ReadError(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object
                ? default
                : (Text(root, "__type") ?? Text(root, "code"), Text(root, "message") ?? Text(root, "Message"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] ReadAll(Stream stream, int limit, bool truncate = false)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > limit)
            {
                if (truncate)
                    break;
                throw new InvalidDataException($"The answer is larger than {limit / 1024 / 1024} MiB.");
            }
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }
}
