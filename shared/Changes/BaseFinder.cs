using Actions.Git;
using Actions.Toolkit;

namespace Actions.Changes;

/// <summary>Finds the commits that bases stand for. Each is looked for once.</summary>
/// <param name="repository">What is here.</param>
/// <param name="lineage">How commits are related.</param>
/// <param name="remote">The repository at GitHub; none without a token.</param>
/// <param name="log">Told of ambiguous names.</param>
/// <param name="tried">Told of every failure.</param>
internal sealed class BaseFinder(ScratchRepository repository, Lineage lineage, RemoteFinders? remote, ActionLog log, Tried tried)
{
    private readonly Dictionary<BaseSource, Finding> findings = [];

    /// <exception cref="ReportedException">The user must change something: a name, a permission.</exception>
    public async Task<Finding> FindAsync(BaseSource source, ObjectId head, CancellationToken cancellationToken)
    {
        if (!findings.TryGetValue(source, out var finding)) findings[source] = finding = await LookAsync(source, head, cancellationToken);
        return finding;
    }

    private async Task<Finding> LookAsync(BaseSource source, ObjectId head, CancellationToken cancellationToken) => source switch
    {
        BaseSource.Commit commit => new Finding.Found(commit.Id),
        BaseSource.PartingFrom { Other: BaseSource.BranchTip branch } when remote != null
            && await remote.History.MergeBaseAsync(RefName.FullBranch(branch.Name), head, cancellationToken) is { } told => new Finding.Found(told),
        BaseSource.PartingFrom parting => await FindAsync(parting.Other, head, cancellationToken) is Finding.Found other
            ? await lineage.MergeBaseAsync(other.Id, head, cancellationToken)
            : new Finding.Unknown(),
        BaseSource.PullRequestParting pull => await PartingAsync(pull, head, cancellationToken),
        BaseSource.FirstParent parent => await FirstParentAsync(parent, cancellationToken),
        _ when remote == null => NeedsToken(),
        BaseSource.Tip tip => await TipAsync(remote.Git, tip.Name, cancellationToken),
        BaseSource.BranchTip branch => await BranchAsync(remote.Git, branch.Name, cancellationToken),
        BaseSource.PreviousTag tag => await remote.Tags.FindAsync(tag, head, cancellationToken),
        BaseSource.LastSuccess last => await remote.Runs.FindAsync(last, head, cancellationToken),
        BaseSource.LastDeployed last => await remote.Deployments.FindAsync(last, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No finder knows this source."),
    };

    private Finding.Unknown NeedsToken()
    {
        tried.Add("the repository at GitHub was not asked for the base: that needs a token");
        return new Finding.Unknown();
    }

    private async Task<Finding> PartingAsync(BaseSource.PullRequestParting pull, ObjectId head, CancellationToken cancellationToken)
    {
        if (await repository.ReadMergeAsync(pull.MergeCommit, head, cancellationToken) is { } merge) return new Finding.Found(merge.Commit, merge.Count);
        var target = repository.HasWholeHistory ? null : await TargetAsync(pull.MergeCommit, head, cancellationToken);
        return await lineage.MergeBaseAsync(target ?? pull.Target, head, cancellationToken);
    }

    private async Task<Finding> FirstParentAsync(BaseSource.FirstParent parent, CancellationToken cancellationToken)
    {
        if (await TargetAsync(parent.MergeCommit, parent.PullRequestHead, cancellationToken) is { } target) return new Finding.Found(target);
        tried.Add($"{parent.MergeCommit.Short} is not a merge commit of the pull request's head");
        return new Finding.Unknown();
    }

    private async Task<ObjectId?> TargetAsync(ObjectId merge, ObjectId head, CancellationToken cancellationToken) =>
        await repository.ParentsAsync(merge, cancellationToken) is [var first, var second] && second == head ? first : null;

    private async Task<Finding> TipAsync(GitRemote from, string name, CancellationToken cancellationToken)
    {
        if (await RefsAsync(from, name, cancellationToken) is not { } refs) return new Finding.Unknown();
        if (refs is { Branch: not null, Tag: not null }) log.Warning($"'{name}' is both a branch and a tag of {from.Url}; the branch is used.", title: "Ambiguous name");
        return new Finding.Found(
            refs.Branch ?? refs.Tag ?? throw new WorldError($"There is no branch or tag '{name}' at {from.Url}.", "Correct the input 'base', 'ref' or 'since', or push it."));
    }

    private async Task<Finding> BranchAsync(GitRemote from, string name, CancellationToken cancellationToken)
    {
        if (await RefsAsync(from, name, cancellationToken) is not { } refs) return new Finding.Unknown();
        if (refs.Branch is { } tip) return new Finding.Found(tip);
        tried.Add($"there is no branch '{name}' at {from.Url}");
        return new Finding.Unknown();
    }

    private async Task<GitRefs?> RefsAsync(GitRemote from, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await repository.RefsAsync(from, name, cancellationToken);
        }
        catch (WorldError problem)
        {
            tried.Add(problem.Message);
            return null;
        }
    }
}
