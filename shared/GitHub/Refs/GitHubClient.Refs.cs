using System.Net;
using System.Text.Json;

namespace Actions.GitHub;

/// <content>Writing tags (REST: "Git references", "Git tags").</content>
public sealed partial class GitHubClient
{
    private const int MostNestedTags = 10;

    /// <summary>The commit that a tag stands for; annotated ones are followed to it. Needs <c>contents: read</c>.</summary>
    /// <param name="repository">Repository that has it.</param>
    /// <param name="tag">Short name.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Full commit id; null when there is no such tag.</returns>
    public async Task<string?> FindTaggedCommitAsync(RepositoryName repository, string tag, CancellationToken cancellation)
    {
        var target = (await FindRefAsync(repository, $"tags/{tag}", cancellation))?.Object;
        for (var followed = 0; target is { Type: "tag" } && followed < MostNestedTags; followed++)
            target = (await FindAsync(Path(repository, $"git/tags/{target.Sha}"), GitHubJson.Default.TagObject, cancellation))?.Object;
        return target is null or { Type: "commit" }
            ? target?.Sha
            : throw new GitHubError(GitHubErrorKind.Unexpected, $"The tag {tag} stands for a {target.Type}, not for a commit.", "Remove it, or choose another name.");
    }

    /// <summary>Makes a tag that did not exist (REST: "Create a reference"). Needs <c>contents: write</c>.</summary>
    /// <returns>False when one of this name exists.</returns>
    public Task<bool> TryCreateTagAsync(RepositoryName repository, string tag, string id, CancellationToken cancellation) => WriteUnlessAsync(
        HttpMethod.Post,
        Path(repository, "git/refs"),
        JsonSerializer.Serialize(new NewRef($"refs/tags/{tag}", id), GitHubJson.Default.NewRef),
        "Reference already exists",
        cancellation);

    /// <summary>Moves a tag, also back (REST: "Update a reference"). Needs <c>contents: write</c>.</summary>
    /// <returns>False when there is none of this name.</returns>
    public Task<bool> TryMoveTagAsync(RepositoryName repository, string tag, string id, CancellationToken cancellation) => WriteUnlessAsync(
        HttpMethod.Patch,
        Path(repository, $"git/refs/tags/{EscapePath(tag)}"),
        JsonSerializer.Serialize(new RefUpdate(id, Force: true), GitHubJson.Default.RefUpdate),
        "Reference does not exist",
        cancellation);

    /// <summary>Writes the object of an annotated tag, which no ref names yet (REST: "Create a tag object"). Needs <c>contents: write</c>.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateTagObjectAsync(RepositoryName repository, string tag, string message, string commit, CancellationToken cancellation)
    {
        var path = Path(repository, "git/tags");
        var body = JsonSerializer.Serialize(new NewTagObject(tag, message, commit), GitHubJson.Default.NewTagObject);
        return Read(path, await WriteAsync(HttpMethod.Post, path, body, ContentsWrite, cancellation), GitHubJson.Default.TagObject).Sha;
    }

    private async Task<bool> WriteUnlessAsync(HttpMethod method, Uri path, string body, string obstacle, CancellationToken cancellation)
    {
        var answer = await transport.WriteAsync(method, path, Json, body, cancellation);
        if (answer.Status == HttpStatusCode.UnprocessableEntity && answer.Body.Contains(obstacle, StringComparison.Ordinal)) return false;
        return (int)answer.Status is >= 200 and < 300 ? true : throw GitHubErrors.Refused(path, answer, ContentsWrite, method);
    }
}
