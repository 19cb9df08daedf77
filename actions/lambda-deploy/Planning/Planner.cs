using System.Text.Json.Nodes;
using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <summary>From inputs and state to the plan: read, package, compare. Only reads.</summary>
internal sealed class Planner(AwsSession aws, Inputs inputs, ActionContext action)
{
    private readonly Packager packager = new(aws, inputs, action.Time);
    private readonly EventRuleLook rules = new(aws, inputs);

    /// <exception cref="ReportedException">An input or the state of a function is not fit for a deployment.</exception>
    public async Task<DeployPlan> RunAsync()
    {
        using var group = action.Log.Group("Plan");
        var states = await Reading.OfAsync(new Look(aws.Lambda, inputs, new FunctionWait(aws.Lambda, inputs, action)).RunAsync(action.Stopping), action);
        var plans = new List<FunctionPlan>();
        var problems = new List<string>();
        foreach (var state in states)
        {
            try
            {
                plans.Add(await SignOfLife.DuringAsync(PlanAsync(state, inputs.Wishes[state.Asked]), action, waited => $"Comparing {state.Name}, {DurationText.Format(waited)} so far"));
            }
            catch (UserError problem)
            {
                problems.Add(problem.FullText);
            }
        }
        if (problems.Count > 0)
            throw new InputErrors(problems);
        PlanLog.Tell(action.Log, plans);
        foreach (var plan in plans.Where(plan => inputs.Alias is not null && plan.Step == PlannedStep.Update))
            await new UnqualifiedSources(aws.Lambda, action.Log).TellAsync(plan.State, inputs.Alias!, action.Stopping);
        return new DeployPlan(plans);
    }

    private async Task<FunctionPlan> PlanAsync(FunctionState state, FunctionWish wish)
    {
        Fitness.Check(state, wish, inputs);
        var plan = wish.Source is CodeSource.Published published
            ? await OfPublishedAsync(state, wish, published)
            : await OfCodeAsync(state, wish, await packager.PackAsync(state, wish, action.Stopping));
        return plan with
        {
            Tags = wish.Tags.Where(tag => state.Latest.Tags.GetValueOrDefault(tag.Name) != tag.Value).ToDictionary(tag => tag.Name, tag => tag.Value, StringComparer.Ordinal),
            EventRule = wish.EventRule is null ? null : await rules.PlanAsync(state, wish.EventRule, action.Stopping),
        };
    }

    private async Task<FunctionPlan> OfPublishedAsync(FunctionState state, FunctionWish wish, CodeSource.Published published)
    {
        try
        {
            var version = await aws.Lambda.GetFunctionConfigurationAsync(state.Asked, published.Version, action.Stopping);
            if (version.State != "Active")
                throw new UserError($"Input 'function-version': version {published.Version} of '{state.Name}' is {version.State}: {version.StateReason.Text}", "Only an Active version can serve.");
        }
        catch (AwsException missing) when (missing.Code == "ResourceNotFoundException")
        {
            var versions = await aws.Lambda.ListVersionsAsync(state.Asked, action.Stopping);
            throw new UserError($"Input 'function-version': '{state.Name}' has no version {published.Version}; it has {string.Join(", ", versions.TakeLast(10).Select(version => version.Version))}.", "Was it deleted since?", missing);
        }
        var isThere = state.Alias?.Route == new AliasRoute(published.Version);
        return new FunctionPlan(state, wish, isThere ? PlannedStep.Nothing : PlannedStep.MoveAlias) { Wanted = published.Version };
    }

    private async Task<FunctionPlan> OfCodeAsync(FunctionState state, FunctionWish wish, CodePackage? package)
    {
        var latest = state.Latest.Configuration;
        var changes = ConfigurationEdit.Changes(latest, wish);
        var changesCode = (package is not null && !package.IsCodeOf(state.Latest)) || !IsOf(wish.Architecture, latest);
        var step = changesCode || changes.Count > 0 ? PlannedStep.Update : PlannedStep.Publish;
        if (await IsServedAsync(state, wish, package, step))
            step = PlannedStep.Nothing;
        return new FunctionPlan(state, wish, step)
        {
            Package = package,
            ChangesCode = changesCode && step == PlannedStep.Update,
            Configuration = step == PlannedStep.Update ? changes : [],
            Publishes = inputs.Publishes && step != PlannedStep.Nothing,
            Wanted = step == PlannedStep.Nothing ? state.From : inputs.Publishes ? "a new version" : "$LATEST",
            Diff = step == PlannedStep.Update ? Diff(state, package, changesCode, changes) : [],
        };
    }

    // Whoever changed the unpublished function meanwhile is no matter for what the alias serves.
    private async Task<bool> IsServedAsync(FunctionState state, FunctionWish wish, CodePackage? package, PlannedStep step)
    {
        if (state is { Alias: { } alias, Served: { } served })
            return !alias.Route.IsSplit && (package?.IsCodeOf(served) ?? true) && IsOf(wish.Architecture, served.Configuration) && ConfigurationEdit.Changes(served.Configuration, wish).Count == 0;
        if (inputs.Alias is not null || step == PlannedStep.Update)
            return false;
        return !inputs.Publishes || await IsPublishedAsync(state, wish, package);
    }

    private static bool IsOf(Architecture? wanted, FunctionConfiguration function) => wanted is not { } architecture || KebabCase.Of(architecture) == function.Architecture;

    private async Task<bool> IsPublishedAsync(FunctionState state, FunctionWish wish, CodePackage? package) =>
        await aws.Lambda.ListVersionsAsync(state.Asked, action.Stopping) is [.., var newest]
        && (package?.IsCodeOf(newest) ?? newest.CodeSha256 == state.Latest.Configuration.CodeSha256) && ConfigurationEdit.Changes(newest, wish).Count == 0;

    private IReadOnlyList<string> Diff(FunctionState state, CodePackage? package, bool changesCode, JsonObject changes)
    {
        var latest = state.Latest.Configuration;
        var configuration = TreeDiff.Of(ConfigurationEdit.Before(latest, changes), changes, inputs.RedactEnv);
        return changesCode ? [$"~ code: {latest.CodeSha256} → {package?.Sha256 ?? latest.CodeSha256}", .. configuration] : configuration;
    }
}
