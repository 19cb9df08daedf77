namespace Actions.Health;

/// <summary>Steps that are taken in order, with one set of cookies and values.</summary>
public sealed record FlowPlan
{
    /// <summary>The longest time that is kept for steps that always run.</summary>
    public static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(10);

    private const int ReserveShare = 5;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    /// <summary>Values known before it begins, by name.</summary>
    public required IReadOnlyDictionary<string, FlowValue> Values { get; init; }

    /// <summary>What is sent with every step, and how far an attempt may go.</summary>
    public required RequestTemplate Request { get; init; }

    /// <summary>Good statuses of a step that says none.</summary>
    public required StatusSet Status { get; init; }

    /// <summary>Statuses that will never get better.</summary>
    public StatusSet FailFast { get; init; } = StatusSet.None;

    /// <summary>When it is tried again, and when it ends.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>What is kept of the time for steps that always run: a fifth, and <see cref="LongestReserve"/> at most.</summary>
    /// <param name="left">Time until the deadline.</param>
    internal TimeSpan Reserve(TimeSpan left)
    {
        if (!Steps.Any(step => step.IsAlways)) return TimeSpan.Zero;
        var share = left / ReserveShare;
        return share < LongestReserve ? share : LongestReserve;
    }
}
