namespace Actions.Rollouts;

/// <summary>What became of a write: an operation, or a verdict why there is none. Neither when somebody else's operation was first.</summary>
/// <param name="Operation">The operation that was begun.</param>
/// <param name="Problem">Why none was.</param>
public sealed record RunnerBeginning(RunnerOperation? Operation, Verdict? Problem)
{
    /// <summary>Somebody else's operation was first.</summary>
    public static readonly RunnerBeginning Taken = new(null, null);
}
