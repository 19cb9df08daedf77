using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Sends an alias wholly to a version: under the RevisionId that was read, and read back.</summary>
internal sealed class LambdaMove(ILambda lambda, string function, string alias, ActionContext action)
{
    private const string NextStep = "Find out who deploys to it besides this job, then run this step again.";

    /// <summary>Why AWS did not take the write; null when it did.</summary>
    public AwsException? Problem { get; private set; }

    /// <summary>True once the write may have been done.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>True once AWS has answered it.</summary>
    public bool IsTaken { get; private set; }

    public async Task WriteAsync(LambdaAlias before, string version)
    {
        action.Stopping.ThrowIfCancellationRequested();
        using var write = new GraceToken(action.Time, action.Stopping);
        IsAsked = true;
        try
        {
            await lambda.UpdateAliasAsync(function, alias, new AliasRoute(version), before.RevisionId, write.Token);
            IsTaken = true;
            action.Log.Info($"{function}: alias '{alias}' is sent from {before.Route} to {version}");
        }
        catch (AwsException problem)
        {
            Problem = problem;
        }
    }

    /// <summary>Where the alias is now, and what that means.</summary>
    public async Task<TargetVerdict> ReadBackAsync(LambdaAlias before, string version)
    {
        // A write that was refused has changed nothing, unless an earlier try of it is what made the revision another one.
        if (Problem is { Outcome: not CallOutcome.Unknown } refused && !IsOtherRevision(refused))
            return Failed($"{before.Route}", refused.FullText.ReplaceLineEndings(" "));
        using var read = new GraceToken(action.Time, action.Stopping);
        try
        {
            var now = await lambda.GetAliasAsync(function, alias, read.Token);
            return now.Route == new AliasRoute(version) ? new TargetVerdict(RollbackResult.RolledBack, version) : Elsewhere(before, now);
        }
        catch (AwsException problem)
        {
            return new TargetVerdict(RollbackResult.Unknown, "a version nobody knows", $"alias '{alias}' was sent to version {version} and could not be read again: {problem.FullText.ReplaceLineEndings(" ")}");
        }
    }

    private TargetVerdict Elsewhere(LambdaAlias before, LambdaAlias now) => (Problem, now.Route == before.Route) switch
    {
        ({ } problem, true) when !IsOtherRevision(problem) => Failed($"{now.Route}", problem.FullText.ReplaceLineEndings(" ")),
        (_, true) => Failed($"{now.Route}", $"somebody else changed alias '{alias}' meanwhile, which sends to {now.Route}", NextStep),
        _ => Failed($"{now.Route}", $"somebody else moved alias '{alias}' to {now.Route} meanwhile", NextStep),
    };

    private static bool IsOtherRevision(AwsException problem) => problem.Code == "PreconditionFailedException";

    private static TargetVerdict Failed(string running, string reason, string nextStep = "") =>
        new(RollbackResult.RollbackFailed, running, reason.TrimEnd('.'), Evidence: Evidence.None with { NextStep = nextStep });
}
