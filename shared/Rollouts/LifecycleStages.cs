namespace Actions.Rollouts;

/// <summary>The stages of a deployment that shifts traffic, in their order (ECS developer guide, "Deployment lifecycle stages").</summary>
public static class LifecycleStages
{
    private static readonly List<string> Stages =
    [
        "RECONCILE_SERVICE", "PRE_SCALE_UP", "SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT",
        "PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All => Stages;

    /// <summary>True when a deployment at one stage has come to another one, or is past it.</summary>
    /// <param name="at">Where it is; null before the first stage.</param>
    /// <param name="wanted">The stage that counts.</param>
    public static bool HasReached(string? at, string wanted) => at is not null && Stages.IndexOf(at) >= Stages.IndexOf(wanted);
}
