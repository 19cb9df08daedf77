using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>AWS REST XML, which only S3 speaks: method, path, query and headers name the operation and hold most members; the body is XML or a member of its own.</summary>
public sealed class RestXmlProtocol : IWireProtocol
{
    /// <summary>The one header whose value is percent-encoded (API reference of CopyObject).</summary>
    private const string CopySource = "x-amz-copy-source";

    private static readonly XNamespace Space = "http://s3.amazonaws.com/doc/2006-03-01/";

    public string? OperationOf(WireRequest request, ServiceModel service) =>
        service.Operations.Values.Select(operation => (operation.Name, Path: new RestXmlPath(operation))).Where(one => one.Path.Fits(request))
            .OrderByDescending(one => one.Path.Demands).Select(one => one.Name).FirstOrDefault()
        ?? $"{request.Method} {request.Path}";

    public JsonObject ParametersOf(WireRequest request, ServiceModel service, OperationModel operation)
    {
        var path = new RestXmlPath(operation);
        var parameters = new JsonObject();
        foreach (var (label, value) in path.Labels(request)!)
            parameters[label] = value;
        foreach (var (name, value) in path.Members(request))
        {
            // A name the model does not have stays as it is: the model check then says so.
            var member = operation.Input!.Locations.FirstOrDefault(one => one.Value.Where == "querystring" && one.Value.Name == name).Key ?? $"?{name}";
            parameters[member] = QueryForm.Typed(value, operation.Input.Members.GetValueOrDefault(member));
        }

        ReadHeaders(request, operation.Input!, parameters);
        ReadBody(request, operation.Input!, parameters);
        return parameters;
    }

    public WireAnswer Answer(ServiceModel service, OperationModel operation, JsonObject output, string requestId)
    {
        var headers = new Dictionary<string, string> { ["x-amz-request-id"] = requestId };
        foreach (var (member, where) in operation.Output?.Locations ?? new Dictionary<string, MemberLocation>())
        {
            if (output[member] is JsonObject map)
                map.ToList().ForEach(pair => headers[where.Name + pair.Key] = pair.Value!.GetValue<string>());
            else if (output[member] is { } value)
                headers[where.Name] = operation.Output!.Members[member].Type == "timestamp" ? HttpDate(value) : value.ToString();
        }

        // Only a part of an object has this member (API reference of GetObject).
        var status = output.ContainsKey("ContentRange") ? 206 : operation.Status;
        var (type, body) = BodyOf(operation, output);
        headers.Remove("Content-Type", out var given);
        return new WireAnswer(status, given ?? type, body) { Headers = headers };
    }

    public WireAnswer Error(ApiError error, string requestId)
    {
        var root = new XElement("Error", new XElement("Code", error.Code), new XElement("Message", error.Message), new XElement("RequestId", requestId), new XElement("HostId", "local"));
        return new WireAnswer(error.Status, "application/xml", error.Status == 304 ? [] : Bytes(root))
        {
            Headers = new Dictionary<string, string> { ["x-amz-request-id"] = requestId },
        };
    }

    public ApiError SignatureError(SignatureException refused) => refused.Fault switch
    {
        SignatureFault.Missing => AccessDenied("Access Denied"),
        SignatureFault.UnknownKey => new ApiError("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403),
        SignatureFault.Expired => new ApiError("ExpiredToken", "The provided token has expired."),
        SignatureFault.ClockSkew => new ApiError("RequestTimeTooSkewed", $"The difference between the request time and the current time is too large. {refused.Message}", 403),
        _ => new ApiError("SignatureDoesNotMatch", refused.Message, 403),
    };

    public ApiError UnknownOperation(string? operation) => new("NotImplemented", $"A header or query you provided implies functionality that is not implemented: {operation}", 501);

    public ApiError InvalidParameters(ServiceModel service, IReadOnlyList<ModelViolation> violations) =>
        new("InvalidRequest", $"{violations.Count} problem(s): {string.Join("; ", violations.Take(10))}");

    public ApiError Throttled() => new("SlowDown", "Please reduce your request rate.", 503);

    public ApiError AccessDenied(string message) => new("AccessDenied", message, 403);

    private static void ReadHeaders(WireRequest request, Shape input, JsonObject parameters)
    {
        foreach (var (member, where) in input.Locations)
        {
            if (where.Where == "header" && request.Header(where.Name) is { } value)
                parameters[member] = QueryForm.Typed(where.Name == CopySource ? Uri.UnescapeDataString(value) : value, input.Members[member]);
            if (where.Where != "headers")
                continue;
            var found = request.Headers.Where(header => header.Key.StartsWith(where.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count > 0)
                parameters[member] = new JsonObject(found.Select(header => KeyValuePair.Create(header.Key[where.Name.Length..].ToLowerInvariant(), (JsonNode?)header.Value)));
        }
    }

    private static void ReadBody(WireRequest request, Shape input, JsonObject parameters)
    {
        if (input.Payload is not { } payload)
            return;
        if (input.Members[payload].Type == "blob")
            parameters[payload] = JsonValue.Create(request.Body);
        else if (request.Body.Length > 0)
            parameters[payload] = RestXmlBody.Read(Encoding.UTF8.GetString(request.Body), input.Members[payload]);
    }

    private static (string Type, byte[] Body) BodyOf(OperationModel operation, JsonObject output)
    {
        if (operation.Output is not { } shape || shape.Members.Keys.All(shape.Locations.ContainsKey))
            return ("application/xml", []);
        if (shape.Payload is { } payload && shape.Members[payload].Type == "blob")
            return ("binary/octet-stream", output[payload]?.GetValue<byte[]>() ?? []);
        if (shape.Payload is { } structure)
            return ("application/xml", Bytes(new XElement(Space + structure, RestXmlBody.Write(shape.Members[structure], output[structure]!.AsObject(), Space))));
        // The one answer whose root element is its only member (API reference of GetBucketLocation).
        if (shape.Members.Keys.SingleOrDefault(member => member == "LocationConstraint") is { } root)
            return ("application/xml", Bytes(new XElement(Space + root, output[root]?.ToString())));
        return ("application/xml", Bytes(new XElement(Space + operation.Output.Name, RestXmlBody.Write(shape, output, Space))));
    }

    private static string HttpDate(JsonNode epochSeconds) =>
        DateTime.UnixEpoch.AddSeconds(epochSeconds.GetValue<double>()).ToString("R", CultureInfo.InvariantCulture);

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root.ToString(SaveOptions.DisableFormatting)}");
}
