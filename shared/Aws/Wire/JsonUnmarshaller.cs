using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>
/// Reads an answer of the "json" and "rest-json" protocols: the whole body for the caller's record, or an error as
/// <see cref="AmazonServiceException"/>.
/// </summary>
internal sealed class JsonUnmarshaller : JsonResponseUnmarshaller
{
    public static readonly JsonUnmarshaller Instance = new();

    // HTTP 204 of the REST protocol: an operation without output has no body.
    private static readonly byte[] NoMembers = "{}"u8.ToArray();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) =>
        new WireResponse { Body = AnswerBody.ReadAll(input.Stream) is { Length: > 0 } body ? body : NoMembers };

    /// <remarks>
    /// The code stands in the header <c>x-amzn-errortype</c> or in the member <c>__type</c>, between an optional namespace
    /// (before #) and an optional URL (after :), as the AWS JSON protocol of Smithy says. A service that once spoke the query protocol
    /// tells the code of that protocol in a header of its own, which goes first.
    /// </remarks>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var body = AnswerBody.ReadBeginning(input.Stream);
        var (type, message) = ReadError(body);
        var queryCode = input.ResponseData.GetHeaderValue("x-amzn-query-error")?.Split(';')[0];
        var header = input.ResponseData.GetHeaderValue("x-amzn-errortype");
        var code = string.IsNullOrEmpty(queryCode) ? BareCode(string.IsNullOrEmpty(header) ? type : header) : queryCode;
        return new AmazonServiceException(
            message ?? AnswerBody.Beginning(body), innerException, ErrorType.Unknown, code, input.ResponseData.GetHeaderValue("x-amzn-requestid"), statusCode);
    }

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
}
