using Actions.GitHub;
using Actions.Releases;
using Actions.Toolkit;

namespace Release.Moving;

/// <summary>
/// Moves floating tags. GitHub cannot compare and set: the tag is read again right before it is written, and everything is decided anew
/// afterwards, until nothing is left to do. So whoever writes last among several runs leaves what all of them want.
/// </summary>
internal sealed class FloatingMover(GitHubClient github, RepositoryName repository, FloatingPlanner planner, ActionContext action)
{
    private const int MostRounds = 20;

    /// <returns>The moves that were made, and where each tag is left.</returns>
    /// <exception cref="WorldError">Somebody else keeps moving them.</exception>
    public async Task<FloatingOutcome> RunAsync(SemVersion version, bool allowBackwards)
    {
        var moves = new List<FloatingDecision>();
        for (var round = 0; round < MostRounds; round++)
        {
            var decisions = await planner.DecideAsync(version, allowBackwards, upcoming: null, action.Stopping);
            if (decisions.FirstOrDefault(decision => decision.IsMove) is not { } next) return new FloatingOutcome(moves, decisions);
            if (!await WriteAsync(next)) continue;
            moves.Add(next);
            action.Log.Info($"{next.Tag} is now at {next.To!.Version} ({next.To.Commit.Short}): {next.Reason}");
        }

        throw new WorldError($"The floating tags of {version} keep being moved by somebody else.", "See which other workflow moves them, and run the job again.");
    }

    private async Task<bool> WriteAsync(FloatingDecision move)
    {
        var (tag, commit) = (move.Tag, move.To!.Commit.Hex);
        var now = await github.FindTaggedCommitAsync(repository, tag, action.Stopping);
        if (now != move.From?.Hex)
        {
            action.Log.Info($"{tag} was moved by somebody else meanwhile: looking again");
            return false;
        }

        return (now != null && await github.TryMoveTagAsync(repository, tag, commit, action.Stopping))
            || await github.TryCreateTagAsync(repository, tag, commit, action.Stopping);
    }
}
