using Actions.Git;

namespace Actions.Changes;

/// <summary>The repository at GitHub and what can be found out there; none of it without a token.</summary>
internal sealed record RemoteFinders(GitRemote Git, GitHubHistory History, PreviousTagFinder Tags, LastSuccessFinder Runs, LastDeployedFinder Deployments);
