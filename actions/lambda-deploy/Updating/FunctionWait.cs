using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Waits until Lambda is done with a function or a version. A reading that fails is no verdict.</summary>
internal sealed class FunctionWait(ILambda lambda, Inputs inputs, ActionContext action)
{
    // Nearly every update is worked in within seconds, and several are waited for one after the other.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    /// <summary>The unpublished function: ready for the next write.</summary>
    /// <param name="function">Name or ARN.</param>
    /// <param name="what">What is waited for.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DeployFailure">It failed, or did not end in time.</exception>
    public Task<FunctionConfiguration> UntilReadyAsync(string function, string what, CancellationToken cancellationToken) =>
        UntilAsync(function, null, what, now => now.LastUpdateStatus != "InProgress" && now.State != "Pending", cancellationToken);

    /// <summary>A published version: able to serve.</summary>
    /// <inheritdoc cref="UntilReadyAsync"/>
    public Task<FunctionConfiguration> UntilActiveAsync(string function, string version, CancellationToken cancellationToken) =>
        UntilAsync(function, version, $"version {version}", now => now.State != "Pending", cancellationToken);

    private async Task<FunctionConfiguration> UntilAsync(string function, string? qualifier, string what, Func<FunctionConfiguration, bool> isDone, CancellationToken cancellationToken)
    {
        var started = action.Time.GetTimestamp();
        var (often, later) = (new PollSchedule(Often, Random.Shared), new PollSchedule(inputs.PollInterval, Random.Shared));
        var heartbeat = new Heartbeat(action.Time);
        string? blind = null;
        while (true)
        {
            var now = await ReadAsync(function, qualifier, cancellationToken);
            if (now.Configuration is { } seen && isDone(seen))
                return seen;
            if (now.Problem is not null && blind is null)
                action.Log.Warning($"{FunctionName.Short(function)}: {now.Problem} It is looked at again.");
            blind = now.Problem;
            if (action.Time.GetElapsedTime(started) >= inputs.Timeout)
                throw TimedOut(what, now.Configuration, blind);
            if (heartbeat.IsDue())
                action.Log.Info($"{FunctionName.Short(function)}: waiting for {what}{SoFar(action.Time.GetElapsedTime(started))}");
            await Task.Delay((action.Time.GetElapsedTime(started) < Usual ? often : later).Next(), action.Time, cancellationToken);
        }
    }

    private static string SoFar(TimeSpan waited) => waited < TimeSpan.FromSeconds(1) ? "" : $", {DurationText.Format(waited)} so far";

    private async Task<(FunctionConfiguration? Configuration, string? Problem)> ReadAsync(string function, string? qualifier, CancellationToken cancellationToken)
    {
        try
        {
            return (await lambda.GetFunctionConfigurationAsync(function, qualifier, cancellationToken), null);
        }
        catch (AwsException problem) when (problem.Outcome != CallOutcome.Refused)
        {
            return (null, problem.Message);
        }
    }

    private DeployFailure TimedOut(string what, FunctionConfiguration? last, string? problem) => new(
        $"{what} did not end within {DurationText.Format(inputs.Timeout)} ('timeout'); {(last is null ? $"it cannot be read: {problem}" : $"last seen: State {last.State}, LastUpdateStatus {last.LastUpdateStatus}")}".TrimEnd('.'),
        "Look at the function: Lambda goes on without this step. Run this again once it is ready.")
    {
        IsUnknown = last is null,
    };
}
