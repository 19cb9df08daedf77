using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Follows an operation by its id to its end: one ListOperations a reading.</summary>
/// <param name="runner">The client.</param>
/// <param name="pollInterval">How often the state is read once the first seconds are over.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class OperationWatch(IAppRunner runner, TimeSpan pollInterval, ActionContext action)
{
    private const int NewestLookedAt = 5;
    private bool isBlind;

    /// <summary>Returns when the operation has its verdict.</summary>
    /// <param name="operation">Its verdict is set when this returns.</param>
    /// <param name="limit">Time until it succeeds or fails.</param>
    /// <param name="returnLimit">Time for a way back that App Runner makes, from when it begins.</param>
    /// <param name="limitedBy">Name of the input that says the time.</param>
    public Task RunAsync(RunnerOperation operation, TimeSpan limit, TimeSpan returnLimit, string limitedBy = "timeout") =>
        SignOfLife.DuringAsync(
            FollowAsync(operation, limit, returnLimit, limitedBy), action, waited => $"{operation.Service}: {operation.Status ?? "not read yet"}  (unchanged, {DurationText.Format(waited)} so far)");

    private async Task FollowAsync(RunnerOperation operation, TimeSpan limit, TimeSpan returnLimit, string limitedBy)
    {
        var schedule = new PollSchedule(pollInterval, Random.Shared);
        var (since, time, input) = (action.Time.GetTimestamp(), limit, limitedBy);
        while (!await HasEndedAsync(operation))
        {
            if (operation.Verdict.Kind == VerdictKind.Returning && input != "return-timeout")
                (since, time, input) = (action.Time.GetTimestamp(), returnLimit, "return-timeout");
            var left = time - action.Time.GetElapsedTime(since);
            if (left <= TimeSpan.Zero)
            {
                operation.Verdict = AtTheEnd(operation, time, input);
                break;
            }
            var delay = schedule.Next();
            await Task.Delay(delay < left ? delay : left, action.Time, action.Stopping);
        }
        operation.EndedAt = action.Time.GetUtcNow();
    }

    private async Task<bool> HasEndedAsync(RunnerOperation operation)
    {
        try
        {
            var newest = await runner.ListOperationsAsync(operation.ServiceArn, NewestLookedAt, action.Stopping);
            isBlind = false;
            Take(operation, newest.FirstOrDefault(listed => listed.Id == operation.Id));
        }
        catch (AwsException denied) when (denied.IsAccessDenied)
        {
            operation.Verdict = new Verdict(VerdictKind.Unknown, $"its state may not be read: {denied.FullText.ReplaceLineEndings(" ")}");
        }
        catch (ReportedException problem)
        {
            // Not knowing for a while is no verdict: it is read again until the time is over.
            if (!isBlind)
                action.Log.Warning($"{operation.Service}: the state could not be read; trying again. {problem.Message}");
            isBlind = true;
        }
        return operation.Verdict.IsFinal && operation.Verdict.Kind != VerdictKind.Returning;
    }

    private void Take(RunnerOperation operation, AppRunnerOperation? listed)
    {
        operation.Verdict = OperationRules.Judge(listed);
        if (listed is null || listed.Status == operation.Status)
            return;
        operation.Status = listed.Status;
        operation.Add(action.Time.GetUtcNow(), listed.Status);
        action.Log.Info($"{operation.Service}: {listed.Type} {listed.Id} is {listed.Status}");
        if (operation.Verdict.Kind == VerdictKind.Returning)
            action.Log.Warning($"{operation.Service}: {operation.Verdict.Reason}. Following that.", title: "Failed");
    }

    private Verdict AtTheEnd(RunnerOperation operation, TimeSpan time, string input) => operation.Verdict.Kind switch
    {
        _ when isBlind => new(VerdictKind.Unknown, $"its state could not be read any more; it was {operation.Status ?? "never seen"} last"),
        _ when operation.Status is null => new(VerdictKind.Unknown, $"App Runner did not show operation {operation.Id} within {DurationText.Format(time)}"),
        VerdictKind.Returning => new(VerdictKind.ReturnFailed, $"the operation failed, and its way back was not finished within the {DurationText.Format(time)} of '{input}'"),
        _ => new(VerdictKind.TimedOut, $"it was not finished within the {DurationText.Format(time)} of '{input}' (last seen: {operation.Status}); App Runner goes on with it"),
    };
}
