using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Reads what the runner says of the event and the commit a run is about.</summary>
public static class EventReader
{
    /// <summary>The event's payload.</summary>
    /// <exception cref="UserError">There is none, or it is no JSON object.</exception>
    public static GitHubEvent Read(RunnerContext runner)
    {
        ArgumentNullException.ThrowIfNull(runner);
        try
        {
            return GitHubEvent.Parse(runner.EventName, File.ReadAllBytes(runner.EventPath));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            throw new UserError(
                $"The event payload '{runner.EventPath}' cannot be read: {problem.Message}",
                "It is the file that GITHUB_EVENT_PATH names; a runner always provides it.",
                problem);
        }
    }

    /// <summary>The commit of the run.</summary>
    /// <exception cref="UserError">It is no full commit id.</exception>
    public static ObjectId ReadSha(RunnerContext runner)
    {
        ArgumentNullException.ThrowIfNull(runner);
        return ObjectId.TryParse(runner.Sha, out var sha) ? sha : throw new UserError($"GITHUB_SHA is '{runner.Sha}', not a full commit id.", "A runner always provides it.");
    }
}
