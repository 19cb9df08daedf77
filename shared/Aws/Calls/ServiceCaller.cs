using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Xml;
using Actions.Toolkit;
using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>Calls one service.</summary>
/// <param name="client">The service's pipeline.</param>
/// <param name="tolerant">The outer retry layer.</param>
/// <param name="endpoint">Where requests go, for error texts.</param>
/// <param name="describe">Adds what the session knows to an operation and its resource.</param>
/// <param name="redact">Takes secrets out of a text.</param>
internal sealed class ServiceCaller(
    AwsClient client, Tolerant tolerant, Uri endpoint, Func<Operation, string, CallContext> describe, Func<string, string> redact) : IServiceCaller
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
        try
        {
            return await tolerant.CallAsync(operation, endpoint.IsLoopback, token => SendAsync(operation, request, token), look, cancellationToken);
        }
        catch (FailedCall failed)
        {
            throw AwsErrors.Translate(describe(operation, operation.Resource(input)), failed.Last, failed.Attempts, redact);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not AwsException)
        {
            throw new OperationCanceledException($"{operation} was cancelled.", exception, cancellationToken);
        }
        catch (Exception exception) when (CallOutcomes.Explained(exception) is { } explained && explained != exception)
        {
            ExceptionDispatchInfo.Throw(explained);
            throw;
        }
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
