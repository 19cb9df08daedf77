using System.Text.Json.Nodes;
using LocalAws.Model;

namespace LocalAws.Wire;

/// <summary>How one family of AWS services puts calls and answers on the wire.</summary>
public interface IWireProtocol
{
    /// <returns>The operation's name, or null when the request does not say.</returns>
    string? OperationOf(WireRequest request, ServiceModel service);

    /// <exception cref="ApiError">The body is not what this protocol prescribes.</exception>
    JsonObject ParametersOf(WireRequest request, ServiceModel service, OperationModel operation);

    WireAnswer Answer(ServiceModel service, OperationModel operation, JsonObject output, string requestId);

    WireAnswer Error(ApiError error, string requestId);

    /// <summary>This protocol's code and status for a request that is not signed as it should be.</summary>
    ApiError SignatureError(SignatureException refused);

    ApiError UnknownOperation(string? operation);

    /// <param name="violations">Ways in which the parameters break the model.</param>
    ApiError InvalidParameters(ServiceModel service, IReadOnlyList<ModelViolation> violations);

    ApiError Throttled();

    ApiError AccessDenied(string message);
}
