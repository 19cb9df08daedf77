using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>AWS REST JSON: method and path name the operation; members stand in the path, the query, the headers and the JSON body.</summary>
/// <param name="throttled">The service's code for too many requests.</param>
public sealed class RestJsonProtocol(string throttled) : IWireProtocol
{
    private const string ContentType = "application/json";
    private const int NoContent = 204;

    private static readonly JsonDocumentOptions EachMemberOnce = new() { AllowDuplicateProperties = false };

    public string? OperationOf(WireRequest request, ServiceModel service) =>
        service.Operations.Values.FirstOrDefault(operation => operation.Method == request.Method && Labels(operation.Path, request.Path) is not null)?.Name
        ?? $"{request.Method} {request.Path}";

    public JsonObject ParametersOf(WireRequest request, ServiceModel service, OperationModel operation)
    {
        var input = operation.Input!;
        var parameters = request.Body.Length == 0 ? []
            : input.Payload is { } payload ? new JsonObject { [payload] = Convert.ToBase64String(request.Body) } : BodyOf(request);
        foreach (var (label, value) in Labels(operation.Path, request.Path)!)
            parameters[label] = value;
        foreach (var (name, value) in Query(request.Query))
            Put(parameters, input, MemberOf(input, name), value);
        foreach (var (member, location) in input.Locations.Where(member => member.Value.Where == "header"))
        {
            if (request.Header(location.Name) is { } value)
                Put(parameters, input, member, value);
        }

        return parameters;
    }

    public WireAnswer Answer(ServiceModel service, OperationModel operation, JsonObject output, string requestId)
    {
        var locations = operation.Output?.Locations ?? new Dictionary<string, MemberLocation>();
        var headers = locations.Where(member => member.Value.Where == "header" && output[member.Key] is not null)
            .ToDictionary(member => member.Value.Name, member => output[member.Key]!.ToString());
        var status = locations.FirstOrDefault(member => member.Value.Where == "statusCode").Key is { } code ? output[code]?.GetValue<int>() : null;
        var sent = status ?? operation.Status;
        return new WireAnswer(sent, ContentType, sent == NoContent ? [] : BodyOf(operation, output)) { Headers = headers };
    }

    /// <summary>A payload is bytes, kept as base64 text; without one the members that have no other place are the body.</summary>
    private static byte[] BodyOf(OperationModel operation, JsonObject output)
    {
        if (operation.Output?.Payload is { } payload)
            return Convert.FromBase64String(output[payload]?.GetValue<string>() ?? "");
        return Encoding.UTF8.GetBytes(output.ToJsonString());
    }

    public WireAnswer Error(ApiError error, string requestId)
    {
        var body = new JsonObject { ["Message"] = error.Message };
        return new WireAnswer(error.Status, ContentType, Encoding.UTF8.GetBytes(body.ToJsonString()))
        {
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = error.Code },
        };
    }

    public ApiError SignatureError(SignatureException refused) => new(
        refused.Fault switch
        {
            SignatureFault.Missing => "MissingAuthenticationTokenException",
            SignatureFault.UnknownKey => "UnrecognizedClientException",
            SignatureFault.Expired => "ExpiredTokenException",
            _ => "InvalidSignatureException",
        },
        refused.Message,
        403);

    public ApiError UnknownOperation(string? operation) => new("UnknownOperationException", $"There is no operation {operation}", 404);

    public ApiError InvalidParameters(ServiceModel service, IReadOnlyList<ModelViolation> violations) =>
        new("ValidationException", $"{violations.Count} validation error(s): {string.Join("; ", violations.Take(10))}");

    public ApiError Throttled() => new(throttled, "Rate exceeded", 429);

    public ApiError AccessDenied(string message) => new("AccessDeniedException", message, 403);

    private static JsonObject BodyOf(WireRequest request)
    {
        try
        {
            return JsonNode.Parse(request.Body, documentOptions: EachMemberOnce) as JsonObject
                ?? throw new ApiError("SerializationException", "The body must be a JSON object");
        }
        catch (JsonException refused)
        {
            throw new ApiError("SerializationException", $"The body is not JSON that can be read: {refused.Message}");
        }
    }

    /// <returns>Labels with their decoded values; null when the path is another one.</returns>
    private static Dictionary<string, string>? Labels(string template, string path)
    {
        // Older clients write a slash behind the path of a listing.
        var (wanted, given) = (template.Split('/'), path.TrimEnd('/').Split('/'));
        if (wanted.Length != given.Length)
            return null;
        var labels = new Dictionary<string, string>();
        foreach (var (part, value) in wanted.Zip(given))
        {
            if (part.StartsWith('{') && value.Length > 0)
                labels[part.Trim('{', '}')] = Uri.UnescapeDataString(value);
            else if (part != value)
                return null;
        }

        return labels;
    }

    /// <summary>A list stands in the query item by item.</summary>
    private static void Put(JsonObject parameters, Shape input, string member, string value)
    {
        var shape = input.Members.GetValueOrDefault(member);
        if (shape?.Type != "list")
            parameters[member] = QueryForm.Typed(value, shape);
        else if (parameters[member] is JsonArray list)
            list.Add(value);
        else
            parameters[member] = new JsonArray(value);
    }

    private static IEnumerable<(string Name, string Value)> Query(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : ""));

    /// <summary>A name the model does not have stays as it is: the model check then says so.</summary>
    private static string MemberOf(Shape input, string name) =>
        input.Locations.FirstOrDefault(member => member.Value.Where == "querystring" && member.Value.Name == name).Key ?? $"?{name}";
}
