using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>Where a request goes: the service named in its credential scope, then the operation its protocol names.</summary>
internal sealed record Route(string SigningName, ServiceModel? Model, IWireProtocol Protocol, string? Operation, AuthorizationHeader? Authorization)
{
    /// <summary>The model lets this operation be called without a signature.</summary>
    public bool MayBeUnsigned => Model is not null && Operation is not null && Model.Operations.GetValueOrDefault(Operation)?.Unsigned == true;

    public static Route Of(WireRequest request)
    {
        var authorization = AuthorizationHeader.Parse(request.Header("Authorization")) ?? Presigned.AuthorizationOf(request);
        var isForm = request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        // Only the token service is called without a signature, and only with a form.
        var name = authorization?.Service ?? (isForm ? "sts" : "");
        var model = ModelCatalog.Find(name);
        var protocol = ProtocolOf(model, isForm);
        return new Route(name, model, protocol, OperationOf(request, model, protocol), authorization);
    }

    /// <summary>A service may speak several: the request's form decides.</summary>
    private static IWireProtocol ProtocolOf(ServiceModel? model, bool isForm) =>
        isForm && model?.Protocols.Contains("query") != false ? new QueryProtocol(model?.XmlNamespace ?? "")
        : model?.Protocols.Contains("query") == true && !model.Protocols.Contains("json") ? new QueryProtocol(model.XmlNamespace!)
        : model?.Protocols.Contains("rest-json") == true ? new RestJsonProtocol(model.SigningName == "lambda" ? "TooManyRequestsException" : "ThrottlingException")
        : model?.Protocols.Contains("rest-xml") == true ? new RestXmlProtocol()
        : new JsonProtocol(model?.JsonVersion ?? "1.1", model?.IsQueryCompatible == true ? model : null);

    private static string? OperationOf(WireRequest request, ServiceModel? model, IWireProtocol protocol) =>
        model is null ? request.Header("X-Amz-Target")
        : request.Header("smithy-protocol") is { } newer ? $"(protocol {newer}, which is not spoken here) {request.Path}"
        : protocol.OperationOf(request, model);
}
