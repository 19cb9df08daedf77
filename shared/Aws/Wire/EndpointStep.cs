using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Actions.Aws;

/// <summary>Pipeline step that asks the configured endpoint provider; it stands where generated clients have theirs.</summary>
internal sealed class EndpointStep : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
}
