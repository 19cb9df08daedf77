using Actions.Changes;
using Actions.GitHub;
using Actions.Toolkit;
using SbomScan.Reporting;

namespace SbomScan.Snapshots;

/// <summary>Sends the packages to the dependency graph. It was asked for, so a refusal fails the step.</summary>
internal static class SnapshotSender
{
    public static async Task SendAsync(ActionContext action, GitHubClient github, ScanReport report)
    {
        var runner = action.Runner;
        var pull = GitHubEvent.Read(runner).PullRequest;
        // On pull requests GITHUB_SHA is a merge commit that nobody will ever look at.
        var (sha, reference) = pull is { Head.Sha: { } head } ? (head, $"refs/pull/{pull.Number}/head") : (runner.Sha, runner.Ref);
        var snapshot = SnapshotMaker.Of(report.Inventory, runner, sha, reference, action.Version, report.At);
        try
        {
            await github.CreateSnapshotAsync(RepositoryName.Parse(runner.Repository), snapshot, action.Stopping);
        }
        catch (GitHubError problem)
        {
            // The scan itself is done and told of: this is no fault of its inputs.
            throw new WorldError($"The dependency snapshot was not taken: {problem.Message}", problem.Remedy, problem);
        }

        action.Log.Info($"Dependency snapshot sent: {ProblemTexts.Count(snapshot.Manifests.Count, "manifest")} as '{snapshot.Job.Correlator}'");
    }
}
