using Actions.Aws;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>Deletes versions nobody needs, as <c>keep-versions</c> says: never one that an alias names, and never the one before.</summary>
internal sealed class OldVersions(ILambda lambda, int keep, ActionContext action)
{
    /// <summary>A failure is said, and fails nothing.</summary>
    public async Task RunAsync(FunctionDeployment deployment)
    {
        var function = deployment.Plan.State.Asked;
        try
        {
            var versions = await lambda.ListVersionsAsync(function, action.Stopping);
            var aliases = await lambda.ListAliasesAsync(function, action.Stopping);
            foreach (var version in Superfluous([.. versions.Select(version => version.Version)], Needed(deployment, aliases)))
            {
                await lambda.DeleteVersionAsync(function, version, action.Stopping);
                deployment.Tell($"version {version} is deleted ('keep-versions: {keep}')");
            }
        }
        catch (ReportedException problem)
        {
            action.Log.Warning($"{deployment.Name}: old versions could not be deleted. {problem.Message}");
        }
    }

    private IEnumerable<string> Superfluous(IReadOnlyList<string> oldestFirst, HashSet<string> needed) => oldestFirst.SkipLast(keep).Where(version => !needed.Contains(version));

    private static HashSet<string> Needed(FunctionDeployment deployment, IReadOnlyList<LambdaAlias> aliases) =>
    [
        .. aliases.SelectMany(alias => new[] { alias.FunctionVersion, alias.Route.Additional }).OfType<string>(),
        deployment.Plan.From,
        deployment.Version ?? "",
    ];
}
