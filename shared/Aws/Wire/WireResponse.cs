using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>A response on its way through the SDK's pipeline: the bytes of the body.</summary>
internal sealed class WireResponse : AmazonWebServiceResponse
{
    public byte[] Body { get; init; } = [];
}
