using Actions.Changes;
using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using SbomScan.LockFiles;
using SbomScan.Trees;

namespace SbomScan.NewOnly;

/// <summary>The commit that a pull request is compared with, found when it is first needed. Its files are read from git: nothing is checked out.</summary>
internal sealed class BaseCommit : IDisposable
{
    // Blobs are held in memory all at once, unlike the files of a folder.
    private const int LargestFile = 64 * 1024 * 1024;

    private readonly ActionContext action;
    private readonly Lazy<BasePolicy> policy;
    private readonly Lazy<ComparingSession> session;
    private Task<ObjectId>? found;

    public BaseCommit(ActionContext action, Inputs inputs)
    {
        var wishes = new ComparisonWishes { WorkingDirectory = WorkspacePath.Resolve(action.Runner, "."), Base = inputs.Base, Token = inputs.Token, OnUnknownBase = OnUnknownBase.Fail };
        this.action = action;
        policy = new Lazy<BasePolicy>(() => new BasePolicy(GitHubEvent.Read(action.Runner), action.Runner, RunCommit.Read(action.Runner), wishes));
        session = new Lazy<ComparingSession>(() => new ComparingSession(action, wishes, RunCommit.Read(action.Runner)));
    }

    /// <summary>The event is about a pull request. Outside of a runner there is no event.</summary>
    public bool IsPullRequest => action.Runner.EventPath.Length > 0 && policy.Value.IsPullRequest;

    /// <summary>The files of the base that are wanted, as a tree.</summary>
    /// <exception cref="ReportedException">The base is not known, or could not be read.</exception>
    public async Task<IFileTree> ReadAsync(Func<string, bool> isWanted)
    {
        var files = await session.Value.Files.ReadAsync(await FindAsync(), isWanted, LargestFile, action.Stopping);
        return new MemoryTree(files.ToDictionary(file => file.Path, file => (file.Size, file.Content), StringComparer.Ordinal));
    }

    /// <summary>A file of the base; <see langword="null"/> when it has none there.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<string?> ReadTextAsync(string path)
    {
        var tree = await ReadAsync(other => other == path);
        return tree.Read(path, LockFile.LargestFile) is { } content ? System.Text.Encoding.UTF8.GetString(content) : null;
    }

    public void Dispose()
    {
        if (session.IsValueCreated) session.Value.Dispose();
    }

    private Task<ObjectId> FindAsync() => found ??= LookAsync();

    private async Task<ObjectId> LookAsync()
    {
        if (await TargetOfMergeAsync() is { } target) return target;
        var answer = await session.Value.FindBaseAsync(policy.Value.Plan(), action.Stopping);
        if (answer is not BaseAnswer.Found there) throw new WorldError("There is nothing to compare with: the event is about everything.", "Name the base with the input 'base'.");
        action.Log.Info($"The base is {there.Commit.Short}{(there.Compromise is { } compromise ? $": {compromise}" : "")}");
        return there.Commit;
    }

    // What is checked out on a pull request is GitHub's merge of it. Compared with where it left its target branch, all that the target got since would look new.
    private async Task<ObjectId?> TargetOfMergeAsync()
    {
        var head = GitHubEvent.Read(action.Runner).PullRequest?.Head.Sha;
        return await session.Value.Repository.ParentsAsync(RunCommit.Read(action.Runner), action.Stopping) is [var first, var second] && second.ToString() == head ? first : null;
    }
}
