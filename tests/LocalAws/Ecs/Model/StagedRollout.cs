namespace LocalAws.Ecs.Model;

/// <summary>Where a blue/green, canary or linear deployment stands.</summary>
/// <param name="green">The new revision's deployment.</param>
/// <param name="blue">The deployment that had the traffic before; null for the first one of a service.</param>
internal sealed class StagedRollout(Deployment green, Deployment? blue, StrategySettings settings, IReadOnlyList<Phase> plan)
{
    private IReadOnlyList<Phase> plan = plan;
    private int index;

    public Deployment Green => green;
    public Deployment? Blue => blue;
    public StrategySettings Settings => settings;
    public Phase Phase => plan[index];
    public bool IsLastPhase => index == plan.Count - 1;

    /// <summary>The way back: hooks that pause are not run on it.</summary>
    public bool IsReturning { get; private set; }

    /// <summary>The hooks and the traffic of the phase have begun.</summary>
    public bool IsEntered { get; set; }

    /// <summary>When the phase's pause ends; null while its hooks run.</summary>
    public DateTimeOffset? BakesUntil { get; set; }

    /// <summary>Share of the new revision, percent; the rest is the old one's.</summary>
    public double Production { get; set; } = blue is null ? 100 : 0;

    /// <summary>Share of the new revision in test traffic, percent.</summary>
    public double Test { get; set; } = blue is null ? 100 : 0;

    /// <summary>The old one gets the test traffic that the new one does not get.</summary>
    public required bool TestFollowsBlue { get; init; }

    public double ProductionOfBlue => 100 - Production;
    public double TestOfBlue => Test > 0 || TestFollowsBlue ? 100 - Test : 0;

    /// <summary>All runs of hooks so far, in order.</summary>
    public List<HookRun> Hooks { get; } = [];

    /// <summary>Those of the phase it is in.</summary>
    public List<HookRun> HooksOfPhase { get; } = [];

    public bool Keeps(Deployment deployment) => (deployment == green && Phase.KeepsGreen) || (deployment == blue && Phase.KeepsBlue);

    public void Next()
    {
        index++;
        StartPhase();
    }

    public void Return(IReadOnlyList<Phase> back)
    {
        CloseHooks();
        (plan, index, IsReturning) = (back, 0, true);
        StartPhase();
    }

    /// <summary>Nobody waits for them any more.</summary>
    public void CloseHooks()
    {
        foreach (var run in Hooks.Where(run => run.IsOpen))
            run.Status = "FAILED";
    }

    private void StartPhase()
    {
        (IsEntered, BakesUntil) = (false, null);
        HooksOfPhase.Clear();
    }
}
