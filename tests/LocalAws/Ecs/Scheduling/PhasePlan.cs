using LocalAws.Ecs.Model;

namespace LocalAws.Ecs.Scheduling;

/// <summary>The phases of a staged deployment, and those of the way back.</summary>
internal static class PhasePlan
{
    private const string Reconcile = "RECONCILE_SERVICE";
    private const string ScaleUp = "SCALE_UP";
    private const string TestShift = "TEST_TRAFFIC_SHIFT";
    private const string AfterTestShift = "POST_TEST_TRAFFIC_SHIFT";
    private const string ProductionShift = "PRODUCTION_TRAFFIC_SHIFT";
    private const string CleanUp = "CLEAN_UP";

    /// <param name="hasBlue">False for the first deployment of a service: nothing to shift from, nothing to bake beside.</param>
    /// <param name="reconciles">More than one revision was active when it began.</param>
    public static IReadOnlyList<Phase> Forward(StrategySettings settings, bool hasBlue, bool reconciles) =>
    [
        .. reconciles ? [new Phase(Reconcile) { KeepsGreen = false, WaitsForTasks = true }] : (Phase[])[],
        new Phase("PRE_SCALE_UP") { KeepsGreen = false },
        new Phase(ScaleUp) { WaitsForTasks = true },
        new Phase("POST_SCALE_UP"),
        new Phase(TestShift) { Test = 100 },
        new Phase(AfterTestShift),
        // The model knows this stage for hooks, but not as a stage of a service deployment.
        new Phase(AfterTestShift) { HookStage = "PRE_PRODUCTION_TRAFFIC_SHIFT" },
        .. Shifts(settings, hasBlue),
        new Phase("POST_PRODUCTION_TRAFFIC_SHIFT"),
        new Phase("BAKE_TIME") { Bake = hasBlue ? settings.BakeTime : TimeSpan.Zero },
        new Phase(CleanUp) { KeepsBlue = false, WaitsForTasks = true },
    ];

    /// <summary>Traffic goes back in one step, then the new tasks end. Blue tasks that ended already come back first.</summary>
    public static IReadOnlyList<Phase> Back(StagedRollout rollout) =>
    [
        .. rollout.Phase.KeepsBlue ? (Phase[])[] : [new Phase(ScaleUp) { WaitsForTasks = true }],
        .. rollout.Production > 0 ? [new Phase(ProductionShift) { Production = 0 }] : (Phase[])[],
        .. rollout.Test > 0 ? [new Phase(TestShift) { Test = 0 }] : (Phase[])[],
        new Phase(CleanUp) { KeepsGreen = false, WaitsForTasks = true },
    ];

    private static IEnumerable<Phase> Shifts(StrategySettings settings, bool hasBlue) => (hasBlue ? settings.Strategy : "") switch
    {
        "CANARY" => [Shift(settings.CanaryPercent, settings.CanaryBake), Shift(100, TimeSpan.Zero)],
        "LINEAR" => Steps(settings),
        _ => [Shift(100, TimeSpan.Zero)],
    };

    /// <summary>No pause after the last step.</summary>
    private static IEnumerable<Phase> Steps(StrategySettings settings)
    {
        for (var step = 1; (double)((decimal)settings.StepPercent * step) is var share && share < 100; step++)
            yield return Shift(share, settings.StepBake);
        yield return Shift(100, TimeSpan.Zero);
    }

    private static Phase Shift(double share, TimeSpan bake) => new(ProductionShift) { Production = share, Bake = bake };
}
