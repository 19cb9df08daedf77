using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;

namespace Actions.Aws;

/// <summary>
/// One class for all services on the SDK's own pipeline: signing, clock-skew correction and user agent stay the SDK's;
/// endpoint, authentication scheme and retry decisions are ours. The places of the steps are those of the generated clients.
/// </summary>
internal sealed class AwsClient : AmazonServiceClient
{
    public AwsClient(AwsClientConfig config, AWSCredentials credentials, TimeProvider time, Action<string> debug) : base(credentials, config)
    {
        RuntimePipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClassAwareRetryPolicy(config, time, OperationOf)));
        RuntimePipeline.AddHandlerAfter<RetryHandler>(new AttemptLog(time, debug, OperationOf));
        RuntimePipeline.AddHandlerAfter<RetryHandler>(new KeysOfAttempt(credentials));
    }

    /// <summary>Sends one request, with the SDK's short retries.</summary>
    public Task<WireResponse> SendAsync(WireRequest request, CancellationToken cancellationToken) =>
        InvokeAsync<WireResponse>(request, OptionsOf(request.Operation), cancellationToken);

    private static Operation? OperationOf(AmazonWebServiceRequest request) => (request as WireRequest)?.Operation;

    private static InvokeOptions OptionsOf(Operation operation) => operation.Service.Protocol switch
    {
        Protocol.Query => new() { RequestMarshaller = QueryMarshaller.Instance, ResponseUnmarshaller = QueryUnmarshaller.Instance },
        Protocol.RestJson => new() { RequestMarshaller = RestJsonMarshaller.Instance, ResponseUnmarshaller = AnswerOf(operation) },
        _ => new() { RequestMarshaller = JsonTargetMarshaller.Instance, ResponseUnmarshaller = JsonUnmarshaller.Instance },
    };

    private static JsonResponseUnmarshaller AnswerOf(Operation operation) =>
        operation.Http?.Answer is { } binding ? new PayloadUnmarshaller(binding) : JsonUnmarshaller.Instance;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointStep());
        pipeline.AddHandlerAfter<Marshaller>(new AuthStep());
    }
}
