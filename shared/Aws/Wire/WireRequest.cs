using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>A request on its way through the SDK's pipeline: operation and body.</summary>
internal sealed class WireRequest(Operation operation, byte[] body) : AmazonWebServiceRequest
{
    public Operation Operation { get; } = operation;
    public byte[] Body { get; } = body;
}
