namespace LocalGitHub;

/// <summary>The comments of all pull requests: those a world begins with, and those written since.</summary>
internal sealed class CommentStore(IEnumerable<LocalComment> first)
{
    private readonly Lock gate = new();
    private readonly List<LocalComment> all = [.. first];
    private long last = first.Select(one => one.Id).DefaultIfEmpty(0).Max();

    public IReadOnlyList<LocalComment> All
    {
        get
        {
            lock (gate) return [.. all];
        }
    }

    public LocalComment Add(Func<long, LocalComment> make)
    {
        lock (gate)
        {
            var made = make(++last);
            all.Add(made);
            return made;
        }
    }

    /// <returns>The comment as it is now; null when there is none.</returns>
    public LocalComment? Update(string repository, long id, string body)
    {
        lock (gate)
        {
            var at = all.FindIndex(one => one.Repository == repository && one.Id == id);
            return at < 0 ? null : all[at] = all[at] with { Body = body };
        }
    }

    public bool Remove(string repository, long id)
    {
        lock (gate) return all.RemoveAll(one => one.Repository == repository && one.Id == id) > 0;
    }
}
