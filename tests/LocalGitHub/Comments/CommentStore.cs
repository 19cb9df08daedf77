namespace LocalGitHub;

/// <summary>The comments of all pull requests and commits: those a world begins with, and those written since.</summary>
internal sealed class CommentStore(IEnumerable<LocalComment> first, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<LocalComment> all = [.. first];
    private readonly List<LocalCommitComment> onCommits = [];
    private long last = first.Select(one => one.Id).DefaultIfEmpty(0).Max();

    public IReadOnlyList<LocalComment> All
    {
        get
        {
            lock (gate) return [.. all];
        }
    }

    public IReadOnlyList<LocalCommitComment> OnCommits
    {
        get
        {
            lock (gate) return [.. onCommits];
        }
    }

    public IReadOnlyList<LocalComment> Of(string repository, int number)
    {
        lock (gate) return [.. all.Where(one => one.Repository == repository && one.Number == number).OrderBy(one => one.Id)];
    }

    public LocalComment Add(Func<long, LocalComment> make)
    {
        lock (gate)
        {
            var made = make(++last) with { UpdatedAt = time.GetUtcNow() };
            all.Add(made);
            return made;
        }
    }

    public LocalCommitComment Add(Func<long, LocalCommitComment> make)
    {
        lock (gate)
        {
            var made = make(++last);
            onCommits.Add(made);
            return made;
        }
    }

    /// <returns>The comment as it is now; null when there is none.</returns>
    public LocalComment? Update(string repository, long id, string body) =>
        Change(one => one.Repository == repository && one.Id == id, one => one with { Body = body, UpdatedAt = time.GetUtcNow() });

    /// <returns>The comment as it is now; null when there is none.</returns>
    public LocalComment? Minimize(string node) => Change(one => one.NodeId == node, one => one with { IsMinimized = true });

    public bool Remove(string repository, long id)
    {
        lock (gate) return all.RemoveAll(one => one.Repository == repository && one.Id == id) > 0;
    }

    private LocalComment? Change(Predicate<LocalComment> which, Func<LocalComment, LocalComment> change)
    {
        lock (gate)
        {
            var at = all.FindIndex(which);
            return at < 0 ? null : all[at] = change(all[at]);
        }
    }
}
