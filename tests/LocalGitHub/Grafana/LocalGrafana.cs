namespace LocalGitHub;

/// <summary>A Grafana at <c>/grafana</c>.</summary>
/// <param name="token">Of the service account it knows.</param>
public sealed class LocalGrafana(string token)
{
    private readonly Lock gate = new();
    private readonly List<LocalAnnotation> annotations = [];

    public string Token { get; } = token;

    /// <summary>False: the service account may look at annotations only.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>Dashboards that there are.</summary>
    public IReadOnlySet<string> Dashboards { get; init; } = new HashSet<string>();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LocalAnnotation> Annotations
    {
        get
        {
            lock (gate) return [.. annotations];
        }
    }

    public LocalAnnotation Add(Func<long, LocalAnnotation> make)
    {
        lock (gate)
        {
            var made = make(annotations.Select(one => one.Id).DefaultIfEmpty(0).Max() + 1);
            annotations.Add(made);
            return made;
        }
    }

    public bool Remove(long id)
    {
        lock (gate) return annotations.RemoveAll(one => one.Id == id) > 0;
    }

    internal bool Update(long id, Func<LocalAnnotation, LocalAnnotation> change)
    {
        lock (gate)
        {
            var at = annotations.FindIndex(one => one.Id == id);
            if (at >= 0) annotations[at] = change(annotations[at]);
            return at >= 0;
        }
    }
}
