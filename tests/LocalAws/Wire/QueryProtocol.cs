using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>AWS query: parameters as a form with <c>Action</c> and <c>Version</c>, answers as XML.</summary>
/// <param name="xmlNamespace">Namespace of the service's answers.</param>
public sealed class QueryProtocol(string xmlNamespace) : IWireProtocol
{
    public string? OperationOf(WireRequest request, ServiceModel service) => QueryForm.Parse(request).GetValueOrDefault("Action");

    public JsonObject ParametersOf(WireRequest request, ServiceModel service, OperationModel operation)
    {
        var form = QueryForm.Parse(request);
        if (form.GetValueOrDefault("Version") != service.ApiVersion)
            throw new ApiError("NoSuchVersion", $"The requested version ({form.GetValueOrDefault("Version")}) is not valid, only {service.ApiVersion} is");
        return QueryForm.ToJson(form.Where(pair => pair.Key is not ("Action" or "Version")), operation.Input);
    }

    public WireAnswer Answer(ServiceModel service, OperationModel operation, JsonObject output, string requestId)
    {
        XNamespace space = xmlNamespace;
        var root = new XElement(space + $"{operation.Name}Response");
        if (operation.Output is { } shape)
            root.Add(new XElement(space + (operation.ResultWrapper ?? $"{operation.Name}Result"), QueryXml.Members(shape, output, space)));
        root.Add(new XElement(space + "ResponseMetadata", new XElement(space + "RequestId", requestId)));
        return new WireAnswer(200, "text/xml", Bytes(root));
    }

    public WireAnswer Error(ApiError error, string requestId)
    {
        XNamespace space = xmlNamespace;
        var root = new XElement(
            space + "ErrorResponse",
            new XElement(
                space + "Error",
                new XElement(space + "Type", error.Status < 500 ? "Sender" : "Receiver"),
                new XElement(space + "Code", error.Code),
                new XElement(space + "Message", error.Message)),
            new XElement(space + "RequestId", requestId));
        return new WireAnswer(error.Status, "text/xml", Bytes(root));
    }

    public ApiError SignatureError(SignatureException refused) => new(
        refused.Fault switch
        {
            SignatureFault.Missing => "MissingAuthenticationToken",
            SignatureFault.UnknownKey => "InvalidClientTokenId",
            SignatureFault.Expired => "ExpiredToken",
            SignatureFault.ClockSkew => "RequestExpired",
            _ => "SignatureDoesNotMatch",
        },
        refused.Message,
        403);

    public ApiError UnknownOperation(string? operation) => new("UnknownOperationException", $"Could not find operation {operation ?? "(none)"}");

    public ApiError InvalidParameters(ServiceModel service, IReadOnlyList<ModelViolation> violations) =>
        new("ValidationError", $"{violations.Count} validation error(s): {string.Join("; ", violations.Take(10))}");

    public ApiError Throttled() => new("Throttling", "Rate exceeded");

    public ApiError AccessDenied(string message) => new("AccessDenied", message, 403);

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
}
