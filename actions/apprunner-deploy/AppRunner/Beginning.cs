using Actions.Rollouts;

namespace AppRunnerDeploy;

/// <summary>What became of a write: an operation, or a verdict why there is none. Neither when somebody else's operation was first.</summary>
internal sealed record Beginning(RunnerOperation? Operation, Verdict? Problem)
{
    public static readonly Beginning Taken = new(null, null);
}
