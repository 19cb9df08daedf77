using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Reads files of commits. What the checkout left out is fetched by its id: the commit, its folders, the contents that are wanted.</summary>
public sealed class CommitFiles
{
    private const string RegularFile = "100";   // modes 100644 and 100755
    private const string Remedy = "Give the step a token with 'permissions: contents: read', or check out with 'fetch-depth: 0' and without a filter.";

    private readonly ScratchRepository repository;
    private readonly GitRemote? remote;
    private readonly CommitFetcher fetcher;
    private readonly Tried tried;

    internal CommitFiles(ScratchRepository repository, GitRemote? remote, CommitFetcher fetcher, Tried tried) =>
        (this.repository, this.remote, this.fetcher, this.tried) = (repository, remote, fetcher, tried);

    /// <summary>The regular files of a commit that are wanted, by their paths (ordinal). Symbolic links and submodules are left out.</summary>
    /// <param name="commit">The commit, or an annotated tag of it.</param>
    /// <param name="isWanted">Asked for each path, relative to the root of the repository.</param>
    /// <param name="largest">In bytes; of a larger file only the size is given. One that a clone left out is fetched all the same: only then is its size known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WorldError">The commit, a folder of it or the content of a file is neither here nor could it be fetched.</exception>
    public async Task<IReadOnlyList<CommitFile>> ReadAsync(ObjectId commit, Func<string, bool> isWanted, int largest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var all = await fetcher.ListAsync(commit, cancellationToken) ?? throw new WorldError($"The files of {commit} could not be read: {tried}.", Remedy);
        var wanted = all.Where(file => file.NewMode.StartsWith(RegularFile, StringComparison.Ordinal) && isWanted(file.Path.Text)).ToList();
        var blobs = await repository.ReadAsync([.. wanted.Select(file => file.NewId).Distinct()], largest, remote, cancellationToken);
        if (blobs.Missing.Count > 0) throw ContentMissing(wanted.First(file => blobs.Missing.Contains(file.NewId)).Path, commit, blobs);
        return [.. wanted.Select(file => Read(file, blobs)).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static CommitFile Read(TreeChange file, Blobs blobs) =>
        blobs.TooLarge.TryGetValue(file.NewId, out var size)
            ? new CommitFile(file.Path.Text, size, Content: null)
            : new CommitFile(file.Path.Text, blobs.Contents[file.NewId].Length, blobs.Contents[file.NewId]);

    private WorldError ContentMissing(GitPath path, ObjectId commit, Blobs blobs)
    {
        var why = remote == null ? "it is not in the checkout, and without a token nothing is fetched" : blobs.Problem ?? $"{remote.Url} did not send it";
        return new WorldError($"The content of '{path}' at {commit.Short} could not be read: {why}. {blobs.Missing.Count} of the wanted contents are missing.", Remedy);
    }
}
