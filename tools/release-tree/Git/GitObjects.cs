using System.Text;
using Actions.Git;
using Actions.Toolkit;

namespace ReleaseTree.Git;

/// <summary>Objects of a repository, read and written by git's plumbing: neither the index nor the working tree nor a branch is ever touched.</summary>
internal sealed class GitObjects(GitCommands git)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The commit of a name; null when there is none.</summary>
    public async Task<ObjectId?> FindCommitAsync(string name, CancellationToken cancellationToken)
    {
        var result = await git.TryAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"], "", cancellationToken);
        return result.Succeeded ? ObjectId.Parse(Encoding.ASCII.GetString(result.StandardOutput).TrimEnd('\n')) : null;
    }

    /// <summary>What lies in a folder, or in and below these paths.</summary>
    public async Task<IReadOnlyList<TreeEntry>> ListAsync(ObjectId tree, CancellationToken cancellationToken, params string[] below)
    {
        string[] recursive = below.Length > 0 ? ["-r"] : [];
        var output = await git.RunAsync(["ls-tree", "-z", .. recursive, tree.Hex, "--", .. below], "", cancellationToken);
        return [.. Text(output, "A name of a file").Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(TreeEntry.Parse)];
    }

    public async Task<string> ReadCommitAsync(ObjectId commit, CancellationToken cancellationToken) =>
        Text(await git.RunAsync(["cat-file", "commit", commit.Hex], "", cancellationToken), $"The commit {commit}");

    /// <param name="blob">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string> ReadFileAsync(ObjectId blob, string path, CancellationToken cancellationToken) =>
        Text(await git.RunAsync(["cat-file", "blob", blob.Hex], "", cancellationToken), path);

    public Task<ObjectId> WriteFileAsync(string content, CancellationToken cancellationToken) => WriteAsync("blob", content, cancellationToken);

    public Task<ObjectId> WriteCommitAsync(string content, CancellationToken cancellationToken) => WriteAsync("commit", content, cancellationToken);

    public async Task<ObjectId> WriteTreeAsync(IEnumerable<TreeEntry> entries, CancellationToken cancellationToken) =>
        Id(await git.RunAsync(["mktree", "-z"], string.Concat(entries.Select(entry => $"{entry}\0")), cancellationToken));

    public async Task<ObjectId> WriteTagAsync(string content, CancellationToken cancellationToken) => Id(await git.RunAsync(["mktag"], content, cancellationToken));

    public async Task<IReadOnlyList<TreeChange>> ChangesAsync(ObjectId before, ObjectId after, CancellationToken cancellationToken) =>
        RawDiff.Parse(await git.RunAsync(["diff-tree", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", before.Hex, after.Hex], "", cancellationToken));

    /// <summary>The difference for people.</summary>
    public async Task<string> DifferenceAsync(ObjectId before, ObjectId after, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await git.RunAsync(["diff-tree", "-p", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", before.Hex, after.Hex], "", cancellationToken));

    private async Task<ObjectId> WriteAsync(string type, string content, CancellationToken cancellationToken) =>
        Id(await git.RunAsync(["hash-object", "-w", "-t", type, "--stdin"], content, cancellationToken));

    private static ObjectId Id(byte[] output) => ObjectId.Parse(Encoding.ASCII.GetString(output).TrimEnd('\n'));

    // What cannot be written back byte for byte is not touched.
    private static string Text(byte[] content, string what)
    {
        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException problem)
        {
            throw new UserError($"{what} is not UTF-8 and cannot be released.", "Save it as UTF-8.", problem);
        }
    }
}
