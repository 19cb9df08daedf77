using Actions.Toolkit;

namespace Actions.Git;

/// <summary>What talks to the remote.</summary>
public sealed partial class ScratchRepository
{
    // What git appends to the name of an annotated tag for the commit it stands for.
    private const string Peeled = "^{}";

    /// <summary>Fetches commits by id. The caller looks afterwards what has arrived: a remote may leave things out.</summary>
    /// <returns><see langword="null"/> when git was content, else what git says is wrong.</returns>
    public Task<string?> FetchAsync(GitRemote remote, IReadOnlyCollection<ObjectId> commits, FetchDepth depth, CancellationToken cancellationToken) =>
        FetchAsync(remote, [$"--depth={depth.Commits}", depth.Trees ? "--filter=blob:none" : "--filter=tree:0"], commits, cancellationToken);

    /// <summary>The contents of blobs, in one process. Those that are not here are fetched, all in one fetch and whatever their size, which only what is here tells.</summary>
    /// <param name="blobs">Which.</param>
    /// <param name="largest">In bytes; larger ones are not loaded.</param>
    /// <param name="remote">The remote; <see langword="null"/>: nothing is fetched.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Blobs> ReadAsync(IReadOnlyCollection<ObjectId> blobs, int largest, GitRemote? remote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        var here = await ReadHereAsync(blobs, largest, cancellationToken);
        if (here.Missing.Count == 0 || remote == null) return here;
        return await FetchAsync(remote, ["--filter=blob:none"], here.Missing, cancellationToken) is { } problem
            ? here with { Problem = problem }
            : await ReadHereAsync(blobs, largest, cancellationToken);
    }

    private async Task<Blobs> ReadHereAsync(IReadOnlyCollection<ObjectId> blobs, int largest, CancellationToken cancellationToken)
    {
        using var cat = new CatFile(git, folder);
        return await BlobReader.ReadAsync(cat, blobs, largest, cancellationToken);
    }

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
        var (branch, tag) = ($"refs/heads/{name}", $"refs/tags/{name}");
        var refs = await ListRemoteAsync(remote, ["--heads", "--tags"], [branch, tag, tag + Peeled], cancellationToken);
        return new GitRefs(Find(branch), Find(tag + Peeled) ?? Find(tag));

        ObjectId? Find(string full) => refs.TryGetValue(full, out var id) ? id : null;
    }

    /// <summary>All tags of the remote by their short names, annotated ones followed to what they stand for.</summary>
    /// <exception cref="WorldError">The remote did not answer.</exception>
    public async Task<IReadOnlyDictionary<string, ObjectId>> TagsAsync(GitRemote remote, CancellationToken cancellationToken)
    {
        const string Start = "refs/tags/";
        var refs = await ListRemoteAsync(remote, ["--tags"], [], cancellationToken);
        return refs.Keys
            .Where(name => name.StartsWith(Start, StringComparison.Ordinal) && !name.EndsWith(Peeled, StringComparison.Ordinal))
            .ToDictionary(name => name[Start.Length..], name => refs.GetValueOrDefault(name + Peeled, refs[name]), StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, ObjectId>> ListRemoteAsync(GitRemote remote, string[] kinds, string[] names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);
        var result = await git.RunAsync(folder, ["ls-remote", .. kinds, "--", remote.Url, .. names], remote: remote, cancellationToken: cancellationToken);
        if (!result.Succeeded)
        {
            throw new WorldError(
                $"{remote.Url} did not say which branches and tags it has: {MainLine(result.StandardError)}",
                "The token needs 'permissions: contents: read'.");
        }

        return Lines(result)
            .Select(line => line.Split('\t', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[1], parts => ObjectId.Parse(parts[0]), StringComparer.Ordinal);
    }
}
