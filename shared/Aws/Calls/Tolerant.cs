using Amazon.Runtime;

namespace Actions.Aws;

/// <summary>
/// The outer retry layer. A call that was not done is repeated within a time limit, whatever it does; a call of unknown outcome is
/// repeated only when that is safe, or after its effect was looked for and not found; a refusal is final.
/// </summary>
internal sealed class Tolerant(TimeProvider time, Random random)
{
    /// <summary>How long one call is tried.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(120);

    /// <summary>A refused connection to this very machine will hardly heal: nothing listens there.</summary>
    public static readonly TimeSpan LoopbackLimit = TimeSpan.FromSeconds(10);

    /// <summary>An effect may be visible only after a moment (AWS reads are eventually consistent), so one look is not enough.</summary>
    private static readonly TimeSpan[] LookAfter = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    private readonly Backoff backoff = new(random);

    /// <param name="operation">What is called.</param>
    /// <param name="isLoopback">Whether the endpoint is on this machine.</param>
    /// <param name="call">One try.</param>
    /// <param name="look">Finds the effect of an earlier try; null when the operation needs none.</param>
    /// <param name="cancellationToken">Ends the waiting and the call at once.</param>
    /// <exception cref="FailedCall">The last try's exception, with the number of tries.</exception>
    public async Task<T> CallAsync<T>(
        Operation operation, bool isLoopback, Func<CancellationToken, Task<T>> call, Func<CancellationToken, Task<T?>>? look,
        CancellationToken cancellationToken)
        where T : class
    {
        var start = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsOfTheCall(exception))
            {
                var outcome = CallOutcomes.Of(exception);
                if (outcome == CallOutcome.Unknown && look is not null && await FoundAsync(look, cancellationToken) is { } effect)
                    return effect;
                var delay = Delay(operation, exception, attempt);
                if (!MayRepeat(operation, outcome, look is not null) || time.GetElapsedTime(start) + delay > Limit(exception, isLoopback))
                    throw new FailedCall(exception, attempt + 1);
                await Task.Delay(delay, time, cancellationToken);
            }
        }
    }

    /// <summary>Neither an error that is explained already nor a fault of ours.</summary>
    private static bool IsOfTheCall(Exception exception) =>
        CallOutcomes.Explained(exception) is null
        && (exception is AmazonClientException or AmazonServiceException || CallOutcomes.Of(exception) != CallOutcome.Refused);

    private static TimeSpan Limit(Exception exception, bool isLoopback) =>
        isLoopback && CallOutcomes.Of(exception) == CallOutcome.NotDone && !CallOutcomes.IsThrottling(exception) ? LoopbackLimit : TimeLimit;

    private static bool MayRepeat(Operation operation, CallOutcome outcome, bool looked) =>
        outcome == CallOutcome.NotDone || (outcome == CallOutcome.Unknown && (operation.Repeat == Repeat.Freely || looked));

    private async Task<T?> FoundAsync<T>(Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var pause in LookAfter)
        {
            await Task.Delay(pause, time, cancellationToken);
            if (await look(cancellationToken) is { } effect)
                return effect;
        }
        return null;
    }

    private TimeSpan Delay(Operation operation, Exception exception, int attempt)
    {
        var delay = backoff.Next(attempt, operation.IsRead ? Backoff.ReadCap : Backoff.WriteCap);
        return RetryAfter.Of(exception, time) is { } asked && asked > delay ? asked : delay;
    }
}
