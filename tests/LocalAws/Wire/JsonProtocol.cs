using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>AWS JSON 1.0 and 1.1: operation in <c>X-Amz-Target</c>, parameters as the JSON body.</summary>
/// <param name="queryCompatible">A service that tells its error codes as its query protocol does, too; null for the others.</param>
public sealed class JsonProtocol(string version, ServiceModel? queryCompatible = null) : IWireProtocol
{
    /// <summary>Namespace of errors that come from the front of a service, before its own code.</summary>
    private const string Front = "com.amazon.coral.service#";

    private static readonly JsonDocumentOptions EachMemberOnce = new() { AllowDuplicateProperties = false };

    private string ContentType => $"application/x-amz-json-{version}";

    public string? OperationOf(WireRequest request, ServiceModel service)
    {
        var target = request.Header("X-Amz-Target");
        var prefix = service.TargetPrefix + ".";
        return target is not null && target.StartsWith(prefix, StringComparison.Ordinal) ? target[prefix.Length..] : target;
    }

    public JsonObject ParametersOf(WireRequest request, ServiceModel service, OperationModel operation)
    {
        var type = request.Header("Content-Type");
        if (type is null || !type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase))
            throw new ApiError(Front + "SerializationException", $"The content type must be {ContentType}, is '{type}'");
        try
        {
            return JsonNode.Parse(request.Body, documentOptions: EachMemberOnce) as JsonObject ?? throw new ApiError(Front + "SerializationException", "The body must be a JSON object");
        }
        catch (JsonException refused)
        {
            throw new ApiError(Front + "SerializationException", $"The body is not JSON that can be read: {refused.Message}");
        }
    }

    public WireAnswer Answer(ServiceModel service, OperationModel operation, JsonObject output, string requestId) =>
        new(200, ContentType, operation.Output is null && output.Count == 0 ? [] : Encoding.UTF8.GetBytes(output.ToJsonString()));

    public WireAnswer Error(ApiError error, string requestId)
    {
        var body = new JsonObject { ["__type"] = ShapeOf(error.Code), ["message"] = error.Message };
        var answer = new WireAnswer(error.Status, ContentType, Encoding.UTF8.GetBytes(body.ToJsonString()));
        return queryCompatible is null ? answer : answer with { Headers = new Dictionary<string, string> { ["x-amzn-query-error"] = QueryError(error) } };
    }

    /// <summary>The body names the shape of an error, whose code of the query protocol may be another one.</summary>
    private string ShapeOf(string code) =>
        queryCompatible?.Operations.Values.SelectMany(operation => operation.Errors).FirstOrDefault(error => error.ErrorCode == code)?.Name ?? code;

    private static string QueryError(ApiError error) =>
        $"{error.Code[(error.Code.IndexOf('#') + 1)..]};{(error.Status < 500 ? "Sender" : "Receiver")}";

    public ApiError SignatureError(SignatureException refused) => new(
        Front + refused.Fault switch
        {
            SignatureFault.Missing => "MissingAuthenticationTokenException",
            SignatureFault.UnknownKey => "UnrecognizedClientException",
            SignatureFault.Expired => "ExpiredTokenException",
            // The JSON services answer a wrong date and a wrong signature with one code; the text tells which.
            _ => "InvalidSignatureException",
        },
        refused.Message);

    public ApiError UnknownOperation(string? operation) =>
        new(Front + "UnknownOperationException", $"The operation {operation ?? "(none)"} is not one this server knows");

    public ApiError InvalidParameters(ServiceModel service, IReadOnlyList<ModelViolation> violations) => new(
        service.SigningName is "ssm" or "events" or "monitoring" ? "ValidationException" : "InvalidParameterException",
        $"{violations.Count} parameter error(s): {string.Join("; ", violations.Take(10))}");

    public ApiError Throttled() => new(Front + "ThrottlingException", "Rate exceeded");

    public ApiError AccessDenied(string message) => new("AccessDeniedException", message);
}
