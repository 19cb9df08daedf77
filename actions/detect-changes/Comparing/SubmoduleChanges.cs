using Actions.Changes;
using Actions.Git;
using Actions.Toolkit;

namespace DetectChanges.Comparing;

/// <summary>Adds the files that changed inside of changed submodules, where the submodule is checked out; nothing is fetched for them.</summary>
/// <param name="action">Runs git, and hears which submodules cannot be looked into.</param>
/// <param name="checkout">The repository they belong to.</param>
internal sealed class SubmoduleChanges(ActionContext action, GitCheckout checkout)
{
    private const string Gitlink = "160000";

    public async Task<Comparison> AddAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        if (comparison.Files.All(file => !file.Changes.Any(IsSubmodule))) return comparison;
        var comparisons = new List<IReadOnlyList<TreeChange>>();
        for (var i = 0; i < Math.Max(1, comparison.Bases.Count); i++)
        {
            var changes = comparison.Files.Select(file => file.Changes.ElementAtOrDefault(i)).OfType<TreeChange>().ToList();
            foreach (var submodule in changes.FindAll(IsSubmodule)) changes.AddRange(await InsideAsync(checkout.Root, submodule, cancellationToken));
            changes.Sort((one, other) => one.Path.CompareTo(other.Path));
            comparisons.Add(changes);
        }

        return comparison with { Files = ChangedFile.Union(comparisons) };
    }

    private async Task<IReadOnlyList<TreeChange>> InsideAsync(string root, TreeChange submodule, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, submodule.Path.Text);
        if (GitCheckout.FindAt(folder) is not { } inner) return Untold(submodule, "it is not checked out");
        using var repository = ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), inner, submodule.NewId.IsSha256);
        if (await DifferenceAsync(repository, submodule, cancellationToken) is not { } changes) return Untold(submodule, "it was not checked out with both of its commits");
        var all = new List<TreeChange>();
        foreach (var change in changes)
        {
            var outer = change with { Path = new GitPath($"{submodule.Path.Text}/{change.Path.Text}") };
            all.Add(outer);
            if (IsSubmodule(change)) all.AddRange(await InsideAsync(root, outer, cancellationToken));
        }

        return all;
    }

    private static async Task<IReadOnlyList<TreeChange>?> DifferenceAsync(ScratchRepository repository, TreeChange submodule, CancellationToken cancellationToken)
    {
        if (submodule.NewMode != Gitlink) return await repository.TryListAsync(submodule.OldId, cancellationToken) is { } gone ? [.. gone.Select(Deleted)] : null;
        return submodule.OldMode == Gitlink
            ? await repository.TryDiffAsync(submodule.OldId, submodule.NewId, cancellationToken)
            : await repository.TryListAsync(submodule.NewId, cancellationToken);
    }

    private static TreeChange Deleted(TreeChange added) => new(added.Path, ChangeStatus.Deleted, added.NewMode, added.OldMode, added.NewId, added.OldId);

    private IReadOnlyList<TreeChange> Untold(TreeChange submodule, string why)
    {
        action.Log.Notice($"What changed inside of the submodule '{submodule.Path}' is not told: {why}. Use 'submodules: true' and 'fetch-depth: 0' in the step that checks out.", title: "Submodule");
        return [];
    }

    private static bool IsSubmodule(TreeChange? change) => change is { NewMode: Gitlink } or { OldMode: Gitlink };
}
