using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>
/// Writes to a function under its RevisionId, and waits until Lambda has worked the write in. What somebody else changed between two writes
/// ends it: nothing of theirs is overwritten.
/// </summary>
/// <param name="function">Name or ARN.</param>
/// <param name="seen">The function as it was read for the plan.</param>
internal sealed class FunctionWrite(FunctionWait wait, string function, FunctionConfiguration seen, ActionContext action)
{
    private const string ByOthers = "somebody else changed the function meanwhile";
    private const int MostConflicts = 5;
    private static readonly TimeSpan AfterConflict = TimeSpan.FromSeconds(1);
    private const string RunAgain = "Find out who deploys to it besides this job, then run this again: it compares anew.";

    /// <summary>The function as it is now, ready for the next write.</summary>
    public FunctionConfiguration Seen { get; private set; } = seen;

    /// <param name="what">What is written, for the log.</param>
    /// <param name="changed">The members that are written.</param>
    /// <param name="write">The call, with the RevisionId it is to carry.</param>
    /// <param name="isWanted">Whether a configuration has it.</param>
    /// <exception cref="DeployFailure">Lambda could not work it in, or somebody else came between.</exception>
    public async Task RunAsync(
        string what, IReadOnlyCollection<string> changed, Func<string?, CancellationToken, Task<FunctionConfiguration>> write, Func<FunctionConfiguration, bool> isWanted)
    {
        FunctionConfiguration? written = null;
        try
        {
            written = await WhenFreeAsync(write);
        }
        catch (AwsException refused) when (refused.Code == "PreconditionFailedException")
        {
            // An answer that was lost may have been ours.
        }
        var ready = await wait.UntilReadyAsync(function, what, action.Stopping);
        ThrowIfFailed(what, ready);
        var isOurs = written is not null ? FunctionContent.Same(ready, written) : isWanted(ready) && FunctionContent.Same(ready, Seen, changed);
        Seen = isOurs ? ready : throw new DeployFailure(ByOthers, RunAgain);
    }

    /// <summary>A call that Lambda refuses while it works another one in: it is waited for, as long as the function stays what it was.</summary>
    /// <param name="write">The call, with the RevisionId it is to carry.</param>
    public async Task<FunctionConfiguration> WhenFreeAsync(Func<string?, CancellationToken, Task<FunctionConfiguration>> write)
    {
        for (var conflicts = 1; ; conflicts++)
        {
            action.Stopping.ThrowIfCancellationRequested();
            try
            {
                using var writes = new GraceToken(action.Time, action.Stopping);
                return await SignOfLife.DuringAsync(write(Seen.RevisionId, writes.Token), action, waited => $"{FunctionName.Short(function)}: Lambda has not answered yet, {DurationText.Format(waited)} so far");
            }
            catch (AwsException busy) when (busy.Code == "ResourceConflictException" && conflicts < MostConflicts)
            {
                action.Log.Info($"{FunctionName.Short(function)}: {busy.Message}");
                var now = await wait.UntilReadyAsync(function, "an update in progress", action.Stopping);
                Seen = FunctionContent.Same(now, Seen) ? now : throw new DeployFailure(ByOthers, RunAgain);
                await Task.Delay(AfterConflict, action.Time, action.Stopping);
            }
        }
    }

    private static void ThrowIfFailed(string what, FunctionConfiguration ready)
    {
        if (ready.LastUpdateStatus != "Failed" && ready.State != "Failed")
            return;
        var (code, text) = ready.LastUpdateStatus == "Failed" ? ready.LastUpdateReason : ready.StateReason;
        throw new DeployFailure($"Lambda could not work in {what}: {code}: {text}".TrimEnd('.'), UpdateReasons.Remedy(code) ?? "Mend what the message names, then run this again.");
    }
}
