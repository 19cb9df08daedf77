using Actions.Git;

namespace DetectChanges.Comparing;

/// <summary>One changed name; compared with two bases it may have changed in two ways.</summary>
internal sealed record ChangedFile(GitPath Path, IReadOnlyList<ChangeStatus> Statuses)
{
    private static readonly ChangeStatus[] Added = [ChangeStatus.Added];
    private static readonly ChangeStatus[] Modified = [ChangeStatus.Modified];
    private static readonly ChangeStatus[] Deleted = [ChangeStatus.Deleted];

    public static ChangedFile Of(TreeChange change) => new(change.Path, change.Status switch
    {
        ChangeStatus.Added => Added,
        ChangeStatus.Deleted => Deleted,
        _ => Modified,
    });

    /// <summary>The files of several comparisons, each once, in the order of their names.</summary>
    public static IReadOnlyList<ChangedFile> Union(IReadOnlyList<IReadOnlyList<TreeChange>> comparisons) =>
        comparisons is [var only]
            ? [.. only.Select(Of)]
            : [.. comparisons.SelectMany(changes => changes)
                .GroupBy(change => change.Path)
                .Select(group => new ChangedFile(group.Key, [.. group.Select(change => change.Status).Distinct()]))
                .OrderBy(file => file.Path)];

    public override string ToString() => $"{Path} [{string.Join(", ", Statuses).ToLowerInvariant()}]";
}
