using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>Writes a request of the "json" protocols: everything in the body, the operation in <c>X-Amz-Target</c>.</summary>
internal sealed class JsonTargetMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static readonly JsonTargetMarshaller Instance = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (WireRequest)input;
        var service = request.Operation.Service;
        var sent = new DefaultRequest(input, service.Id)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = request.Body,
            Headers =
            {
                ["X-Amz-Target"] = $"{service.TargetPrefix}.{request.Operation.Name}",
                ["Content-Type"] = service.Protocol == Protocol.Json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
                ["X-Amz-Api-Version"] = service.ApiVersion,
            },
        };
        if (service.IsQueryCompatible)
            sent.Headers["x-amzn-query-mode"] = "true";
        return sent;
    }
}
