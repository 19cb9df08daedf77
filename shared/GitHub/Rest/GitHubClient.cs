using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actions.Toolkit;

namespace Actions.GitHub;

/// <summary>
/// The REST endpoints of GitHub that the actions call. Every method throws <see cref="GitHubError"/> with a remedy; its kind tells callers
/// that have another way. Source of paths and fields: GitHub documentation, REST API version 2022-11-28.
/// </summary>
public sealed partial class GitHubClient : IDisposable
{
    private const string Json = "application/vnd.github+json";
    private const string Sha = "application/vnd.github.sha";
    private const string ContentsRead = "contents: read";

    private readonly HttpClient http;
    private readonly GitHubTransport transport;
    private readonly GitHubTransport uploads;
    private readonly GitHubLimits limits;
    private readonly TimeProvider time;
    private readonly Uri graphQl;

    /// <summary>Makes a client.</summary>
    /// <param name="api">Address of the API: <c>GITHUB_API_URL</c>.</param>
    /// <param name="token">Sent as bearer token; null asks without, which public repositories allow.</param>
    /// <param name="time">Clock of limits and waits.</param>
    /// <param name="limits">Time limits and retries; null means the defaults.</param>
    /// <param name="tell">Hears one line for each retry.</param>
    public GitHubClient(Uri api, Secret? token, TimeProvider time, GitHubLimits? limits = null, Action<string>? tell = null)
    {
        (this.limits, this.time, graphQl) = (limits ?? new GitHubLimits(), time, GraphQlPath(api));
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan };
        transport = new GitHubTransport(http, api, token, time, this.limits, tell ?? (_ => { }));
        uploads = new GitHubTransport(http, UploadHost.Of(api), token, time, this.limits.ForUploads, tell ?? (_ => { }));
    }

    /// <summary>Makes a client for the GitHub an action runs on.</summary>
    /// <param name="action">Gives the address, the clock and the log.</param>
    /// <param name="token">Usually the input <c>token</c>.</param>
    public static GitHubClient For(ActionContext action, Secret? token) =>
        new(new Uri(action.Runner.ApiUrl), token, action.Time, tell: action.Log.Info);

    /// <summary>Requests sent so far, retries included.</summary>
    public int Requests => transport.Requests + uploads.Requests;

    /// <summary>How two commits relate, with their merge base. Needs <c>contents: read</c>.</summary>
    /// <param name="repository">Repository that has both.</param>
    /// <param name="from">Base: commit id, branch or tag; <c>refs/heads/main</c> where a tag may have the name too.</param>
    /// <param name="to">Head: likewise.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is no such commit, or no common ancestor.</returns>
    public Task<Comparison?> CompareAsync(RepositoryName repository, string from, string to, CancellationToken cancellation) =>
        FindAsync(Path(repository, $"compare/{Uri.EscapeDataString(from)}...{Uri.EscapeDataString(to)}?per_page=1"), GitHubJson.Default.Comparison, cancellation);

    /// <summary>A branch or tag by its exact name. Needs <c>contents: read</c>.</summary>
    /// <param name="repository">Repository that has it.</param>
    /// <param name="name">Name below <c>refs/</c>: <c>heads/main</c>, <c>tags/v1</c>.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public Task<GitRef?> FindRefAsync(RepositoryName repository, string name, CancellationToken cancellation) =>
        FindAsync(Path(repository, $"git/ref/{EscapePath(name)}"), GitHubJson.Default.GitRef, cancellation);

    /// <summary>Branches or tags whose name begins with a text, all pages. Needs <c>contents: read</c>.</summary>
    /// <param name="repository">Repository that has them.</param>
    /// <param name="prefix">Beginning of the name below <c>refs/</c>: <c>tags/v</c>.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<GitRef> ListRefsAsync(RepositoryName repository, string prefix, CancellationToken cancellation = default) =>
        ListAsync(Path(repository, $"git/matching-refs/{EscapePath(prefix)}?per_page=100"), GitHubJson.Default.ListGitRef, page => page, ContentsRead, cancellation);

    /// <summary>The commit a branch, a tag (also an annotated one) or an abbreviated id stands for. Needs <c>contents: read</c>.</summary>
    /// <returns>Full commit id; null when there is none.</returns>
    public async Task<string?> FindCommitAsync(RepositoryName repository, string name, CancellationToken cancellation)
    {
        var path = Path(repository, $"commits/{Uri.EscapeDataString(name)}");
        var answer = await transport.GetAsync(path, Sha, cancellation);
        // 422 is GitHub's answer for a name that can be no commit.
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity) return null;
        if (answer.Status != HttpStatusCode.OK) throw GitHubErrors.Refused(path, answer, ContentsRead);
        return GitHubEvent.IsCommit(answer.Body.Trim())
            ? answer.Body.Trim()
            : throw GitHubErrors.NotUnderstood(path, new FormatException("it is no commit id"));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<GitHubAnswer> WriteAsync(HttpMethod method, Uri path, string? body, string permission, CancellationToken cancellation)
    {
        var answer = await transport.WriteAsync(method, path, Json, body, cancellation);
        return (int)answer.Status is >= 200 and < 300 ? answer : throw GitHubErrors.Refused(path, answer, permission, method);
    }

    private async IAsyncEnumerable<TItem> ListAsync<TPage, TItem>(
        Uri first, JsonTypeInfo<TPage> type, Func<TPage, IEnumerable<TItem>> itemsOf, string permission, [EnumeratorCancellation] CancellationToken cancellation)
        where TPage : class
    {
        Uri? page = first;
        for (var pages = 0; page is not null; pages++)
        {
            if (pages == limits.Pages)
                throw new GitHubError(GitHubErrorKind.Unexpected, $"GitHub has more than {limits.Pages * 100} entries at /{first.OriginalString}.", "Ask for something narrower.");
            var answer = await transport.GetAsync(page, Json, cancellation);
            if (answer.Status != HttpStatusCode.OK) throw GitHubErrors.Refused(page, answer, permission);
            foreach (var found in itemsOf(Read(page, answer, type))) yield return found;
            page = answer.Next;
        }
    }

    private async Task<T?> FindAsync<T>(Uri path, JsonTypeInfo<T> type, CancellationToken cancellation, string permission = ContentsRead)
        where T : class
    {
        var answer = await transport.GetAsync(path, Json, cancellation);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        return answer.Status == HttpStatusCode.OK ? Read(path, answer, type) : throw GitHubErrors.Refused(path, answer, permission);
    }

    private static T Read<T>(Uri path, GitHubAnswer answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw GitHubErrors.NotUnderstood(path, problem);
        }
    }

    private static Uri Path(RepositoryName repository, string rest) => new($"repos/{repository.Owner}/{repository.Name}/{rest}", UriKind.Relative);

    private static string EscapePath(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
