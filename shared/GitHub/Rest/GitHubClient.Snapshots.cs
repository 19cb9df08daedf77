using System.Text.Json;

namespace Actions.GitHub;

/// <content>The dependency graph (REST: "Dependency submission").</content>
public sealed partial class GitHubClient
{
    /// <summary>Adds packages to the dependency graph. Needs <c>contents: write</c>.</summary>
    /// <exception cref="GitHubError">GitHub refused it, or found it invalid.</exception>
    public async Task CreateSnapshotAsync(RepositoryName repository, DependencySnapshot snapshot, CancellationToken cancellation)
    {
        var path = Path(repository, "dependency-graph/snapshots");
        var answer = await WriteAsync(HttpMethod.Post, path, JsonSerializer.Serialize(snapshot, GitHubJson.Default.DependencySnapshot), "contents: write", cancellation);
        var said = Read(path, answer, GitHubJson.Default.SnapshotAnswer);
        if (said.Result == "INVALID") throw new GitHubError(GitHubErrorKind.Unexpected, $"GitHub did not take the dependency snapshot: {said.Message}");
    }
}
