using Actions.Git;

namespace Actions.Changes;

/// <summary>One changed name; compared with two bases it may have changed in two ways.</summary>
/// <param name="Path">The name.</param>
/// <param name="Statuses">What happened to it, each once.</param>
/// <param name="Changes">The difference from each base, in the order of the bases; none from a base that has the same.</param>
public sealed record ChangedFile(GitPath Path, IReadOnlyList<ChangeStatus> Statuses, IReadOnlyList<TreeChange?> Changes)
{
    private static readonly ChangeStatus[] Added = [ChangeStatus.Added];
    private static readonly ChangeStatus[] Modified = [ChangeStatus.Modified];
    private static readonly ChangeStatus[] Deleted = [ChangeStatus.Deleted];

    /// <summary>The file of a single comparison.</summary>
    public static ChangedFile Of(TreeChange change) => new(change.Path, Only(change.Status), [change]);

    /// <summary>The files of several comparisons, each once, in the order of their names.</summary>
    public static IReadOnlyList<ChangedFile> Union(IReadOnlyList<IReadOnlyList<TreeChange>> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        if (comparisons is [var only]) return [.. only.Select(Of)];
        var files = new SortedDictionary<GitPath, TreeChange?[]>();
        for (var i = 0; i < comparisons.Count; i++)
        {
            foreach (var change in comparisons[i])
            {
                if (!files.TryGetValue(change.Path, out var changes)) files[change.Path] = changes = new TreeChange?[comparisons.Count];
                changes[i] = change;
            }
        }

        return [.. files.Select(file => new ChangedFile(file.Key, [.. file.Value.OfType<TreeChange>().Select(change => change.Status).Distinct()], file.Value))];
    }

    /// <summary>For people, on one line.</summary>
    public override string ToString() => $"{Path} [{string.Join(", ", Statuses).ToLowerInvariant()}]";

    private static ChangeStatus[] Only(ChangeStatus status) => status switch
    {
        ChangeStatus.Added => Added,
        ChangeStatus.Deleted => Deleted,
        _ => Modified,
    };
}
