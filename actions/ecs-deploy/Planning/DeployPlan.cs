using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <summary>What will be done, decided before anything is written.</summary>
internal sealed record DeployPlan(IReadOnlyList<ServicePlan> Services)
{
    /// <summary>What was looked up of the things the changing services refer to.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>The scheduled tasks that get the revisions of these services.</summary>
    public IReadOnlyList<ScheduledTask> Scheduled { get; init; } = [];

    /// <summary>The services something happens to.</summary>
    public IEnumerable<ServicePlan> Changing => Services.Where(plan => plan.Step != PlannedStep.Nothing);

    /// <param name="renderings">What every service shall run.</param>
    /// <param name="existing">For each of them the registered revision that says the same, where there is one.</param>
    /// <param name="redact">What is not shown in the differences.</param>
    public static DeployPlan Of(IReadOnlyList<Rendering> renderings, IReadOnlyDictionary<Rendering, Revision> existing, RedactEnv redact) =>
        new([.. renderings.Select(rendering => PlanOf(rendering, existing.GetValueOrDefault(rendering), redact))]);

    /// <summary>Images of services that stay as they are because a tag that usually moves is written as before.</summary>
    public IEnumerable<string> UnmovedTags() => Services
        .Where(service => service.Step == PlannedStep.Nothing)
        .SelectMany(service => service.Rendering.MovingTags)
        .Distinct(StringComparer.Ordinal);

    private static ServicePlan PlanOf(Rendering rendering, Revision? existing, RedactEnv redact)
    {
        var current = rendering.State.Current;
        var definition = TreeDiff.Of(current.Document, rendering.Definition, redact);
        var settings = TreeDiff.Of(rendering.Settings.Before, rendering.Settings.After, redact).Select(line => line.Insert(2, "service."));
        return new ServicePlan(
            rendering, StepOf(rendering, existing), existing, ImageChange.Between(current.Document, rendering.Definition), [.. settings, .. definition]);
    }

    private static PlannedStep StepOf(Rendering rendering, Revision? existing)
    {
        var state = rendering.State;
        var runs = existing is not null && state.IsSettled && TaskDefinitionName.Same(existing.Arn, state.LastGood);
        if (runs && !rendering.Settings.Change && !rendering.Wish.ForceNewDeployment)
            return PlannedStep.Nothing;
        return existing is { IsActive: true } ? PlannedStep.DeployExisting : PlannedStep.NewRevision;
    }
}
