using Actions.GitHub;
using Actions.Releases;
using Release.Wishes;

namespace Release.Looking;

/// <summary>Asks for the labels of the pull requests that brought commits.</summary>
internal sealed class LabelReader(GitHubClient github, RepositoryName repository, IReadOnlyList<BumpLabel> labels)
{
    public async Task<IReadOnlyList<ReleaseCommit>> AddToAsync(IReadOnlyList<ReleaseCommit> commits, CancellationToken cancellation)
    {
        if (labels.Count == 0) return commits;
        var labelled = new List<ReleaseCommit>(commits.Count);
        foreach (var commit in commits) labelled.Add(commit.IsMerge ? commit : commit with { LabelledPart = await PartOfAsync(commit, cancellation) });
        return labelled;
    }

    private async Task<VersionPart?> PartOfAsync(ReleaseCommit commit, CancellationToken cancellation)
    {
        var found = await github.ListPullRequestsOfAsync(repository, commit.Id.Hex, cancellation);
        var names = found.SelectMany(one => one.Labels).Select(label => label.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return labels.Where(one => names.Contains(one.Label)).Max(one => (VersionPart?)one.Part);
    }
}
