namespace LocalGitHub;

/// <summary>The deployments of all repositories: those a world begins with, and those made since.</summary>
internal sealed class DeploymentStore(IEnumerable<LocalDeployment> first)
{
    private readonly Lock gate = new();
    private readonly List<LocalDeployment> all = [.. first];

    public IReadOnlyList<LocalDeployment> All
    {
        get
        {
            lock (gate) return [.. all];
        }
    }

    public LocalDeployment Add(Func<long, LocalDeployment> make)
    {
        lock (gate)
        {
            var made = make(all.Select(one => one.Id).DefaultIfEmpty(0).Max() + 1);
            all.Add(made);
            return made;
        }
    }

    public void AddStatus(string repository, long id, string state, string logUrl, bool autoInactive)
    {
        lock (gate)
        {
            var at = all.FindIndex(one => one.Repository == repository && one.Id == id);
            all[at] = all[at] with { States = [.. all[at].States, state], LogUrl = logUrl };
            if (!autoInactive || state != "success") return;
            // Earlier ones of the environment that had succeeded, unless it is one of production.
            for (var other = 0; other < all.Count; other++)
            {
                if (all[other].Repository == repository && all[other].Id < id && all[other].Environment == all[at].Environment
                    && all[other].Environment != "production" && all[other].States is [.., "success"])
                    all[other] = all[other] with { States = [.. all[other].States, "inactive"] };
            }
        }
    }
}
