using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Moves the alias of a function: under its RevisionId, and read back after each write.</summary>
internal sealed class AliasMove(ILambda lambda, string alias, ActionContext action)
{
    /// <exception cref="DeployFailure">Somebody else moved it meanwhile.</exception>
    public async Task ToAsync(FunctionDeployment deployment, AliasRoute to)
    {
        action.Stopping.ThrowIfCancellationRequested();
        using var writes = new GraceToken(action.Time, action.Stopping);
        var before = deployment.Alias;
        await WriteAsync(deployment, to, writes.Token);
        var now = deployment.Alias = await lambda.GetAliasAsync(deployment.Plan.State.Asked, alias, writes.Token);
        if (now.Route != to)
        {
            deployment.IsShifted = IsOurs(now.Route, deployment.Version);
            throw new DeployFailure($"somebody else changed alias '{alias}' meanwhile; it is at version {now.Route}", "Find out who deploys to it besides this job, then run this again.");
        }
        deployment.Output("alias-arn", now.AliasArn);
        deployment.Tell(before is null ? $"alias '{alias}' did not exist and is created on version {to}" : $"alias '{alias}' sends to version {to}");
    }

    /// <summary>Brings it back, unless it never left or somebody else has it. Two calls at most, for a job that ends.</summary>
    /// <returns>Whether it is where it was.</returns>
    public async Task<bool> BackAsync(FunctionDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Before is not { } before)
            return false;
        var now = await lambda.GetAliasAsync(deployment.Plan.State.Asked, alias, cancellationToken);
        deployment.Alias = now;
        if (now.Route == before)
            return true;
        if (!IsOurs(now.Route, deployment.Version))
            return false;
        deployment.Alias = await lambda.UpdateAliasAsync(deployment.Plan.State.Asked, alias, before, now.RevisionId, cancellationToken);
        return deployment.Alias.Route == before;
    }

    private static bool IsOurs(AliasRoute route, string? version) => route.Version == version || route.Additional == version;

    private async Task WriteAsync(FunctionDeployment deployment, AliasRoute to, CancellationToken cancellationToken)
    {
        var wasShifted = deployment.IsShifted;
        deployment.IsShifted = true;
        try
        {
            if (deployment.Alias is { } now)
                await lambda.UpdateAliasAsync(deployment.Plan.State.Asked, alias, to, now.RevisionId, cancellationToken);
            else
                await lambda.CreateAliasAsync(deployment.Plan.State.Asked, alias, to.Version, cancellationToken);
        }
        catch (AwsException changed) when (changed.Code is "PreconditionFailedException" or "ResourceConflictException")
        {
            // An answer that was lost may have been ours: what it is on now is looked at next.
            action.Log.Info($"{deployment.Name}: the alias was changed since it was read; looking at it again");
        }
        catch (AwsException refused) when (refused.Outcome == CallOutcome.Refused)
        {
            deployment.IsShifted = wasShifted;
            throw;
        }
    }
}
