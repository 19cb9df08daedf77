using System.Text;
using Actions.Git;
using Actions.Toolkit;
using ReleaseTree.Git;

namespace ReleaseTree;

/// <summary>Finds the commit to release.</summary>
internal static class SourceCommit
{
    /// <exception cref="UserError">There is none, or what is checked out is something else.</exception>
    public static async Task<ObjectId> FindAsync(GitCommands git, GitCheckout checkout, string? named, CancellationToken cancellationToken)
    {
        var commit = await new GitObjects(git).FindCommitAsync(named ?? "HEAD", cancellationToken)
            ?? throw new UserError($"There is no commit '{named ?? "HEAD"}' in {checkout.Root}.", "Give a commit that was fetched.");
        if (named == null) await EnsureCleanAsync(git, checkout, commit, cancellationToken);
        return commit;
    }

    // Who names no commit means what lies before him.
    private static async Task EnsureCleanAsync(GitCommands git, GitCheckout checkout, ObjectId commit, CancellationToken cancellationToken)
    {
        var output = await git.RunAsync(["--work-tree", checkout.Root, "status", "--porcelain"], "", cancellationToken);
        var changes = Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (changes.Length > 0)
            throw new UserError($"{checkout.Root} is not as {commit.Short} is: {changes.Length} files differ, such as '{ForeignText.Neutralise(changes[0][3..])}'.", "Commit or remove what differs, or name the commit with --commit.");
    }
}
