using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Reads which commit a run is about.</summary>
public static class RunCommit
{
    /// <summary>The commit of the run.</summary>
    /// <exception cref="UserError">It is no full commit id.</exception>
    public static ObjectId Read(RunnerContext runner)
    {
        ArgumentNullException.ThrowIfNull(runner);
        return ObjectId.TryParse(runner.Sha, out var sha) ? sha : throw new UserError($"GITHUB_SHA is '{runner.Sha}', not a full commit id.", "A runner always provides it.");
    }
}
