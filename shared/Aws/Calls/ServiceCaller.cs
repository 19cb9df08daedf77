using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>Calls one service.</summary>
/// <param name="client">The service's pipeline.</param>
/// <param name="calls">What is around each call.</param>
internal sealed class ServiceCaller(AwsClient client, ExplainedCalls calls) : IServiceCaller
{
    /// <inheritdoc/>
    public async Task<TOut> CallAsync<TIn, TOut>(Operation<TIn, TOut> operation, TIn input, CancellationToken cancellationToken)
    {
        var answer = await CallAsync<TIn, TOut>(operation, input, look: null, cancellationToken);
        return answer.Value;
    }

    /// <inheritdoc/>
    public async Task<TOut> CallAsync<TIn, TOut>(
        Operation<TIn, TOut> operation, TIn input, Func<CancellationToken, Task<TOut?>> look, CancellationToken cancellationToken)
        where TOut : class
    {
        var answer = await CallAsync(
            operation, input, async token => await look(token) is { } found ? new Answer<TOut>(found) : null, cancellationToken);
        return answer.Value;
    }

    private async Task<Answer<TOut>> CallAsync<TIn, TOut>(
        Operation<TIn, TOut> operation, TIn input, Func<CancellationToken, Task<Answer<TOut>?>>? look, CancellationToken cancellationToken)
    {
        var request = new WireRequest(operation, BodyJson.Of(writer => JsonSerializer.Serialize(writer, input, operation.Input)));
        return await calls.CallAsync(operation, operation.Resource(input), token => SendAsync(operation, request, token), look, cancellationToken);
    }

    private async Task<Answer<TOut>> SendAsync<TIn, TOut>(
        Operation<TIn, TOut> operation, WireRequest request, CancellationToken cancellationToken)
    {
        // Fetching credentials inside the call does not know our token: leave it behind at once.
        var response = await client.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
        try
        {
            var json = operation.Service.Protocol == Protocol.Query
                ? QueryXml.ToJson(response.Body, operation.Name, operation.Output)
                : response.Body;
            return new Answer<TOut>(JsonSerializer.Deserialize(json, operation.Output) ?? throw new JsonException("null"));
        }
        catch (Exception exception) when (exception is JsonException or XmlException)
        {
            throw new AmazonUnmarshallingException(
                response.ResponseMetadata?.RequestId, (exception as JsonException)?.Path, AnswerBody.Beginning(response.Body), exception,
                response.HttpStatusCode);
        }
    }

    private sealed record Answer<T>(T Value);
}
