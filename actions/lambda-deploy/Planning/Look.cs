using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Reads the functions and their aliases. Only reads; waits while somebody else's update is in progress.</summary>
internal sealed class Look(ILambda lambda, Inputs inputs, FunctionWait wait)
{
    /// <exception cref="ReportedException">Functions that do not exist, or are not fit to be deployed to: all of them at once.</exception>
    public async Task<IReadOnlyList<FunctionState>> RunAsync(CancellationToken cancellationToken)
    {
        var states = new List<FunctionState>();
        var problems = new List<string>();
        foreach (var name in inputs.Functions)
        {
            try
            {
                states.Add(await StateOfAsync(name, cancellationToken));
            }
            catch (UserError problem)
            {
                problems.Add(problem.FullText);
            }
        }
        return problems.Count == 0 ? states : throw new InputErrors(problems);
    }

    private async Task<FunctionState> StateOfAsync(string name, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(name, cancellationToken);
        if (latest.Configuration.State == "Failed")
        {
            var (code, text) = latest.Configuration.StateReason;
            throw new UserError($"Function '{latest.Configuration.Name}' is in state Failed ({code}): {text}", UpdateReasons.Remedy(code) ?? "A function whose creation failed must be created again.");
        }
        if (latest.Configuration is { LastUpdateStatus: "InProgress" } or { State: "Pending" })
        {
            await OthersAsync(name, cancellationToken);
            latest = await LatestAsync(name, cancellationToken);
        }
        var alias = inputs.Alias is null ? null : await AliasAsync(name, inputs.Alias, cancellationToken);
        var served = alias is null ? null : await lambda.GetFunctionAsync(name, alias.FunctionVersion, cancellationToken);
        return new FunctionState(name, latest, alias, served);
    }

    private async Task OthersAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await wait.UntilReadyAsync(name, "an update that somebody else began", cancellationToken);
        }
        catch (DeployFailure stuck)
        {
            throw new UserError($"Function '{FunctionName.Short(name)}': {stuck.Message}.", stuck.NextStep, stuck);
        }
    }

    private async Task<LambdaFunction> LatestAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await lambda.GetFunctionAsync(name, null, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            throw new UserError($"Input 'functions': there is no function '{name}'. {missing.Message}", $"{await NearestAsync(name, cancellationToken)}This action does not create functions: make it with your infrastructure code first.", missing);
        }
    }

    private async Task<string> NearestAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return NearestName.Of(FunctionName.Short(name), await lambda.ListFunctionsAsync(cancellationToken)) is { } near ? $"Did you mean '{near}'? " : "";
        }
        catch (AwsException)
        {
            // Listing needs a right of its own, and is a courtesy.
            return "";
        }
    }

    private async Task<LambdaAlias?> AliasAsync(string function, string alias, CancellationToken cancellationToken)
    {
        try
        {
            return await lambda.GetAliasAsync(function, alias, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }
}
