using System.Net;
using System.Text.Json;

namespace Actions.GitHub;

/// <content>Deployments and their statuses (REST: "Deployments", "Deployment statuses").</content>
public sealed partial class GitHubClient
{
    private const string DeploymentsRead = "deployments: read";
    private const string DeploymentsWrite = "deployments: write";

    /// <summary>The deployments to an environment, newest first, all pages (REST: "List deployments"). Needs <c>deployments: read</c>.</summary>
    /// <param name="repository">Repository that has them.</param>
    /// <param name="environment">Its name. There are none for a name that GitHub does not know.</param>
    /// <param name="task">Only those of this task, such as <c>deploy</c>; null for all.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<Deployment> ListDeploymentsAsync(RepositoryName repository, string environment, string? task = null, CancellationToken cancellation = default) =>
        ListAsync(
            Path(repository, $"deployments?environment={Uri.EscapeDataString(environment)}{(task is null ? "" : $"&task={Uri.EscapeDataString(task)}")}&per_page=100"),
            GitHubJson.Default.ListDeployment,
            page => page,
            DeploymentsRead,
            cancellation);

    /// <summary>A deployment by its id (REST: "Get a deployment"). Needs <c>deployments: read</c>.</summary>
    /// <returns>Null when there is none.</returns>
    public Task<Deployment?> FindDeploymentAsync(RepositoryName repository, long deployment, CancellationToken cancellation) =>
        FindAsync(Path(repository, $"deployments/{deployment}"), GitHubJson.Default.Deployment, cancellation, DeploymentsRead);

    /// <summary>The latest statuses of a deployment, newest first, at most ten (REST: "List deployment statuses"). Needs <c>deployments: read</c>.</summary>
    /// <returns>Empty when it has none yet.</returns>
    public async Task<IReadOnlyList<DeploymentStatus>> ListLatestStatusesAsync(RepositoryName repository, long deployment, CancellationToken cancellation)
    {
        var path = Path(repository, $"deployments/{deployment}/statuses?per_page=10");
        var answer = await transport.GetAsync(path, Json, cancellation);
        return answer.Status == HttpStatusCode.OK
            ? Read(path, answer, GitHubJson.Default.ListDeploymentStatus)
            : throw GitHubErrors.Refused(path, answer, DeploymentsRead);
    }

    /// <summary>Records a deployment (REST: "Create a deployment"). Needs <c>deployments: write</c>.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> CreateDeploymentAsync(RepositoryName repository, NewDeployment deployment, CancellationToken cancellation)
    {
        var path = Path(repository, "deployments");
        var answer = await WriteAsync(HttpMethod.Post, path, JsonSerializer.Serialize(deployment, GitHubJson.Default.NewDeployment), DeploymentsWrite, cancellation);
        return Read(path, answer, GitHubJson.Default.Deployment).Id;
    }

    /// <summary>Removes a deployment, which must be inactive unless it is the only one (REST: "Delete a deployment"). Needs <c>deployments: write</c>.</summary>
    public Task DeleteDeploymentAsync(RepositoryName repository, long deployment, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Delete, Path(repository, $"deployments/{deployment}"), null, DeploymentsWrite, cancellation);

    /// <summary>Says how a deployment stands (REST: "Create a deployment status"). Needs <c>deployments: write</c>.</summary>
    public Task CreateStatusAsync(RepositoryName repository, long deployment, NewDeploymentStatus status, CancellationToken cancellation) =>
        WriteAsync(
            HttpMethod.Post,
            Path(repository, $"deployments/{deployment}/statuses"),
            JsonSerializer.Serialize(status, GitHubJson.Default.NewDeploymentStatus),
            DeploymentsWrite,
            cancellation);
}
