using Actions.Git;
using DetectChanges.Comparing.Deployments;
using DetectChanges.Comparing.Runs;
using DetectChanges.Comparing.Tags;

namespace DetectChanges.Comparing;

/// <summary>The repository at GitHub and what can be found out there; none of it without a token.</summary>
internal sealed record RemoteFinders(GitRemote Git, GitHubHistory History, PreviousTagFinder Tags, LastSuccessFinder Runs, LastDeployedFinder Deployments);
