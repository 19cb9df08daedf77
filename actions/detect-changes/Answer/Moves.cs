using Actions.Changes;
using Actions.Git;

namespace DetectChanges.Answer;

/// <summary>Files that moved without any change: one was deleted and one added with exactly the same content. Content is never compared.</summary>
internal static class Moves
{
    /// <returns>For each side of a move the other one. Of several equal files the first, by name, belongs to the first.</returns>
    public static IReadOnlyDictionary<GitPath, GitPath> Of(IReadOnlyList<ChangedFile> files)
    {
        var added = Ids(files, ChangeStatus.Added, change => change.NewId).ToDictionary(group => group.Key, group => group.ToList());
        var moves = new Dictionary<GitPath, GitPath>();
        foreach (var deleted in Ids(files, ChangeStatus.Deleted, change => change.OldId))
        {
            if (!added.TryGetValue(deleted.Key, out var targets)) continue;
            foreach (var (from, to) in deleted.Zip(targets)) (moves[from], moves[to]) = (to, from);
        }

        return moves;
    }

    // Where two bases were compared, only what happened from both of them in the same way is a move.
    private static IEnumerable<IGrouping<ObjectId, GitPath>> Ids(IReadOnlyList<ChangedFile> files, ChangeStatus status, Func<TreeChange, ObjectId> id) =>
        from file in files
        where file.Statuses is [var only] && only == status && file.Changes.OfType<TreeChange>().Select(id).Distinct().Count() == 1
        group file.Path by id(file.Changes.OfType<TreeChange>().First());
}
