using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>Where a request goes: the service named in its credential scope, then the operation its protocol names.</summary>
internal sealed record Route(string SigningName, ServiceModel? Model, IWireProtocol Protocol, string? Operation, AuthorizationHeader? Authorization)
{
    private static readonly QueryProtocol Query = new();
    private static readonly JsonProtocol Json = new("1.1");

    /// <summary>The model lets this operation be called without a signature.</summary>
    public bool MayBeUnsigned => Model is not null && Operation is not null && Model.Operations.GetValueOrDefault(Operation)?.Unsigned == true;

    public static Route Of(WireRequest request)
    {
        var authorization = AuthorizationHeader.Parse(request.Header("Authorization"));
        var isForm = request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        // Only the token service is called without a signature, and only with a form.
        var name = authorization?.Service ?? (isForm ? "sts" : "");
        var model = ModelCatalog.Find(name);
        IWireProtocol protocol = (model?.Protocol ?? (isForm ? "query" : "json")) == "query" ? Query : Json;
        return new Route(name, model, protocol, OperationOf(request, model, protocol), authorization);
    }

    private static string? OperationOf(WireRequest request, ServiceModel? model, IWireProtocol protocol) =>
        model is null ? request.Header("X-Amz-Target") : protocol.OperationOf(request, model);
}
