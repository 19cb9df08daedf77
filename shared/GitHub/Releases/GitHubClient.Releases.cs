using System.Net;
using System.Text.Json;

namespace Actions.GitHub;

/// <content>Releases and their files (REST: "Releases", "Release assets").</content>
public sealed partial class GitHubClient
{
    private const string ContentsWrite = "contents: write";

    /// <summary>All releases, newest first, all pages (REST: "List releases"). Drafts are among them when the token may write. Needs <c>contents: read</c>.</summary>
    public IAsyncEnumerable<GitHubRelease> ListReleasesAsync(RepositoryName repository, CancellationToken cancellation = default) =>
        ListAsync(Path(repository, "releases?per_page=100"), GitHubJson.Default.ListGitHubRelease, page => page, ContentsRead, cancellation);

    /// <summary>Makes a release (REST: "Create a release"). Needs <c>contents: write</c>.</summary>
    public async Task<GitHubRelease> CreateReleaseAsync(RepositoryName repository, NewRelease release, CancellationToken cancellation)
    {
        var path = Path(repository, "releases");
        var answer = await WriteAsync(HttpMethod.Post, path, JsonSerializer.Serialize(release, GitHubJson.Default.NewRelease), ContentsWrite, cancellation);
        return Read(path, answer, GitHubJson.Default.GitHubRelease);
    }

    /// <summary>Changes a release, for example from a draft to a published one (REST: "Update a release"). Needs <c>contents: write</c>.</summary>
    public Task<GitHubRelease> UpdateReleaseAsync(RepositoryName repository, long release, NewRelease wanted, CancellationToken cancellation) =>
        UpdateAsync(repository, release, JsonSerializer.Serialize(wanted, GitHubJson.Default.NewRelease), cancellation);

    /// <summary>Changes nothing but the notes of a release (REST: "Update a release"). Needs <c>contents: write</c>.</summary>
    public Task<GitHubRelease> UpdateNotesAsync(RepositoryName repository, long release, string notes, CancellationToken cancellation) =>
        UpdateAsync(repository, release, JsonSerializer.Serialize(new ReleaseBody(notes), GitHubJson.Default.ReleaseBody), cancellation);

    /// <summary>The files of a release, all pages (REST: "List release assets"). Needs <c>contents: read</c>.</summary>
    public IAsyncEnumerable<ReleaseAsset> ListAssetsAsync(RepositoryName repository, long release, CancellationToken cancellation = default) =>
        ListAsync(Path(repository, $"releases/{release}/assets?per_page=100"), GitHubJson.Default.ListReleaseAsset, page => page, ContentsRead, cancellation);

    /// <summary>Removes a file of a release (REST: "Delete a release asset"). Needs <c>contents: write</c>.</summary>
    public Task DeleteAssetAsync(RepositoryName repository, long asset, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Delete, Path(repository, $"releases/assets/{asset}"), null, ContentsWrite, cancellation);

    /// <summary>Attaches a file to a release (REST: "Upload a release asset"); it is read as it is sent. Needs <c>contents: write</c>.</summary>
    /// <param name="release">The release; its address for uploads must be of this GitHub.</param>
    /// <param name="name">Name of the asset.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="GitHubError">It was refused, or its end is unknown: then a part of it may be there, in the state <c>starter</c>.</exception>
    public async Task<ReleaseAsset> UploadAssetAsync(GitHubRelease release, string name, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(release);
        var address = new Uri($"{release.UploadUrl.Split('{')[0]}?name={Uri.EscapeDataString(name)}");
        var answer = await uploads.UploadAsync(address, Json, file, cancellation);
        return answer.Status == HttpStatusCode.Created
            ? Read(address, answer, GitHubJson.Default.ReleaseAsset)
            : throw GitHubErrors.Refused(address, answer, ContentsWrite, HttpMethod.Post);
    }

    private async Task<GitHubRelease> UpdateAsync(RepositoryName repository, long release, string body, CancellationToken cancellation)
    {
        var path = Path(repository, $"releases/{release}");
        return Read(path, await WriteAsync(HttpMethod.Patch, path, body, ContentsWrite, cancellation), GitHubJson.Default.GitHubRelease);
    }
}
