using Actions.Aws;
using Actions.Toolkit;

namespace Actions.Rollouts;

/// <summary>Begins operations on one App Runner service.</summary>
/// <param name="runner">The client.</param>
/// <param name="service">The service.</param>
/// <param name="action">Log, clock, and the sign to stop.</param>
public sealed class RunnerWrites(IAppRunner runner, AppRunnerService service, ActionContext action)
{
    /// <summary>Begins one; a call that is under way when the job is cancelled is awaited a little, so that its id is not lost.</summary>
    /// <param name="what">Name of the call.</param>
    /// <param name="call">Answers the id of its operation.</param>
    public async Task<RunnerBeginning> BeginAsync(string what, Func<CancellationToken, Task<string>> call)
    {
        action.Stopping.ThrowIfCancellationRequested();
        using var writes = new GraceToken(action.Time, action.Stopping);
        var startedAt = action.Time.GetUtcNow();
        try
        {
            var id = await SignOfLife.DuringAsync(call(writes.Token), action, waited => $"{service.ServiceName}: AWS has not answered {what} yet, {DurationText.Format(waited)} so far");
            action.Log.Info($"{service.ServiceName}: {what}: operation {id}");
            return new RunnerBeginning(new RunnerOperation { Service = service.ServiceName, ServiceArn = service.ServiceArn, Id = id, StartedAt = startedAt }, null);
        }
        catch (AwsException problem) when (problem.Outcome == CallOutcome.Unknown)
        {
            return new RunnerBeginning(null, new Verdict(VerdictKind.Unknown, $"AWS did not answer {what}, and no operation of it shows: {problem.Message.ReplaceLineEndings(" ")}"));
        }
        catch (AwsException refused) when (refused.Code is "InvalidStateException" or "InvalidRequestException")
        {
            // A wrong state is looked at again in any case; a wrong request may be simply wrong.
            if (refused.Code == "InvalidRequestException" && !await IsBusyAsync())
                return Refusal(refused);
            action.Log.Info($"{service.ServiceName}: another operation began before {what} could");
            return RunnerBeginning.Taken;
        }
        catch (ReportedException problem)
        {
            return Refusal(problem);
        }
    }

    private static RunnerBeginning Refusal(ReportedException problem) => new(null, new Verdict(VerdictKind.Failed, problem.FullText.ReplaceLineEndings(" ")));

    private async Task<bool> IsBusyAsync()
    {
        try
        {
            return (await runner.ListOperationsAsync(service.ServiceArn, 1, action.Stopping)).Any(newest => AppRunnerOperationStatus.IsUnderWay(newest.Status));
        }
        catch (ReportedException)
        {
            // The refusal stands, whatever is the reason for it.
            return false;
        }
    }
}
