using System.Runtime.ExceptionServices;

namespace Actions.Aws;

/// <summary>Calls of one service that are repeated where that is safe, and whose failure is told for people.</summary>
/// <param name="tolerant">The outer retry layer.</param>
/// <param name="endpoint">Where requests go.</param>
/// <param name="describe">Adds what the session knows to an operation and its resource.</param>
/// <param name="redact">Takes secrets out of a text.</param>
internal sealed class ExplainedCalls(Tolerant tolerant, Uri endpoint, Func<Operation, string, CallContext> describe, Func<string, string> redact)
{
    /// <param name="operation">What is called.</param>
    /// <param name="resource">What the request is about, for error texts.</param>
    /// <param name="call">One try.</param>
    /// <param name="look">Finds the effect of an earlier try; null when the operation needs none.</param>
    /// <param name="cancellationToken">Ends the waiting and the call at once.</param>
    /// <exception cref="AwsException">AWS refused it, or it could not be done within its time limit.</exception>
    public async Task<T> CallAsync<T>(
        Operation operation, string resource, Func<CancellationToken, Task<T>> call, Func<CancellationToken, Task<T?>>? look, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await tolerant.CallAsync(operation, endpoint.IsLoopback, call, look, cancellationToken);
        }
        catch (FailedCall failed)
        {
            throw AwsErrors.Translate(describe(operation, resource), failed.Last, failed.Attempts, redact);
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
}
