using Actions.Toolkit;

namespace Actions.Git;

/// <summary>What talks to the remote.</summary>
public sealed partial class ScratchRepository
{
    /// <summary>Fetches commits by id. The caller looks afterwards what has arrived: a remote may leave things out.</summary>
    /// <returns><see langword="null"/> when git was content, else what git says is wrong.</returns>
    public Task<string?> FetchAsync(GitRemote remote, IReadOnlyCollection<ObjectId> commits, FetchDepth depth, CancellationToken cancellationToken) =>
        FetchAsync(remote, [$"--depth={depth.Commits}", depth.Trees ? "--filter=blob:none" : "--filter=tree:0"], commits, cancellationToken);

    /// <summary>Fetches contents of files, all in one fetch.</summary>
    /// <returns><see langword="null"/> when git was content, else what git says is wrong.</returns>
    public Task<string?> FetchBlobsAsync(GitRemote remote, IReadOnlyCollection<ObjectId> blobs, CancellationToken cancellationToken) =>
        FetchAsync(remote, ["--filter=blob:none"], blobs, cancellationToken);

    private async Task<string?> FetchAsync(GitRemote remote, string[] options, IReadOnlyCollection<ObjectId> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        ArgumentNullException.ThrowIfNull(wanted);
        Fetches++;
        string[] arguments = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", .. options, "--stdin", "--", remote.Url];
        try
        {
            var result = await git.RunAsync(folder, arguments, string.Concat(wanted.Select(id => $"{id}\n")), remote, cancellationToken);
            return result.Succeeded ? null : MainLine(result.StandardError);
        }
        catch (WorldError problem)
        {
            return problem.Message;
        }
        finally
        {
            // A filtered fetch registers the remote as one to ask for whatever is missing; we ask only when we mean to.
            await File.WriteAllTextAsync(ConfigurationFile, configuration, CancellationToken.None);
        }
    }

    /// <summary>Asks the remote for the branch and the tag of a short name. Local refs are never used: they may be stale.</summary>
    /// <exception cref="WorldError">The remote did not answer.</exception>
    public async Task<GitRefs> RefsAsync(GitRemote remote, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        var (branch, tag) = ($"refs/heads/{name}", $"refs/tags/{name}");
        string[] arguments = ["ls-remote", "--heads", "--tags", "--", remote.Url, branch, tag, tag + "^{}"];
        var result = await git.RunAsync(folder, arguments, remote: remote, cancellationToken: cancellationToken);
        if (!result.Succeeded)
        {
            throw new WorldError(
                $"{remote.Url} did not say where '{name}' is: {MainLine(result.StandardError)}",
                "The token needs 'permissions: contents: read'.");
        }

        var refs = Lines(result)
            .Select(line => line.Split('\t', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[1], parts => ObjectId.Parse(parts[0]), StringComparer.Ordinal);
        ObjectId? Find(string full) => refs.TryGetValue(full, out var id) ? id : null;
        return new GitRefs(Find(branch), Find(tag + "^{}") ?? Find(tag));
    }
}
