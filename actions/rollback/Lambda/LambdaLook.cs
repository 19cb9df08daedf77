using Actions.Aws;
using Actions.Toolkit;

namespace Rollback;

/// <summary>Reads where the alias of a function sends to. Only reads.</summary>
internal sealed class LambdaLook(ILambda lambda, string function, string alias)
{
    /// <exception cref="UserError">There is no such function, or it has no such alias.</exception>
    public async Task<LambdaAlias> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await lambda.GetAliasAsync(function, alias, cancellationToken);
        }
        catch (AwsException missing) when (IsMissing(missing))
        {
            throw await MissingAsync(missing, cancellationToken);
        }
    }

    /// <summary>An alias that is split is on its way to its additional version, and the main one is what it came from. Pure.</summary>
    public static TargetState StateOf(LambdaAlias found)
    {
        var route = found.Route;
        var state = new TargetState(route.Additional ?? route.Version, route.IsSplit ? Standing.Deploying : Standing.Settled, [])
        {
            Running = $"{route}",
            KeepsHistory = false,
            Gap = "Lambda keeps no history of an alias: what it sent to before, only deployment records tell",
        };
        return route.IsSplit ? state with { ComesFrom = route.Version, InProgress = $"the shift of alias '{found.Name}'" } : state;
    }

    private static bool IsMissing(AwsException problem) => problem.Code == "ResourceNotFoundException";

    private async Task<UserError> MissingAsync(AwsException missing, CancellationToken cancellationToken)
    {
        try
        {
            var others = (await lambda.ListAliasesAsync(function, cancellationToken)).Select(other => other.Name).ToList();
            return new UserError(
                $"Input 'alias': function '{function}' has no alias '{alias}'.",
                others.Count == 0 ? "It has none at all." : $"It has {string.Join(", ", others.Select(other => $"'{other}'"))}.",
                missing);
        }
        catch (AwsException problem)
        {
            return IsMissing(problem)
                ? new UserError($"Input 'services': there is no function '{function}'.", await HintAsync(cancellationToken), missing)
                : new UserError($"Inputs 'services' and 'alias': {missing.Message}", "Check the name of the function, that of the alias, region and account.", missing);
        }
    }

    private async Task<string> HintAsync(CancellationToken cancellationToken)
    {
        const string check = "check region and account.";
        try
        {
            return NearestName.Of(function, await lambda.ListFunctionsAsync(cancellationToken)) is { } near ? $"Did you mean {near}? Otherwise {check}" : $"Check its name; {check}";
        }
        catch (AwsException)
        {
            // The hint is decoration; the right to list functions is not needed for anything else.
            return $"Check its name; {check}";
        }
    }
}
