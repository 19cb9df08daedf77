namespace LocalGitHub;

/// <summary>The deployments of all repositories: those a world begins with, and those made since.</summary>
internal sealed class DeploymentStore(IEnumerable<LocalDeployment> first)
{
    private readonly Lock gate = new();
    private readonly List<LocalDeployment> all = [.. first];
    private long newest = first.Select(one => one.Id).DefaultIfEmpty(0).Max();

    public IReadOnlyList<LocalDeployment> All
    {
        get
        {
            lock (gate) return [.. all];
        }
    }

    /// <returns>False when it is active, and not the only one.</returns>
    public bool Remove(LocalDeployment deployment)
    {
        lock (gate)
        {
            var isActive = all.Find(one => one.Id == deployment.Id)?.States is not [.., "inactive" or "failure" or "error"];
            if (isActive && all.Count(one => one.Repository == deployment.Repository) > 1) return false;
            return all.RemoveAll(one => one.Id == deployment.Id) > 0;
        }
    }

    public LocalDeployment Add(Func<long, LocalDeployment> make)
    {
        lock (gate)
        {
            var made = make(++newest);
            all.Add(made);
            return made;
        }
    }

    public void AddStatus(LocalDeployment deployment, LocalStatus status, bool autoInactive)
    {
        lock (gate)
        {
            Append(all.FindIndex(one => one.Id == deployment.Id), status);
            if (!autoInactive || status.State != "success") return;
            for (var other = 0; other < all.Count; other++)
            {
                if (IsEndedBy(deployment, all[other])) Append(other, new LocalStatus("inactive") { CreatedAt = status.CreatedAt });
            }
        }
    }

    // "Adds a new inactive status to all prior non-transient, non-production environment deployments with the same repository and environment name
    // as the created status's deployment. An inactive status is only added to deployments that had a success state."
    private static bool IsEndedBy(LocalDeployment deployment, LocalDeployment other) =>
        other.Repository == deployment.Repository && other.Environment == deployment.Environment && other.Id < deployment.Id
        && other is { IsTransient: false, IsProduction: false } && other.States is [.., "success"];

    private void Append(int at, LocalStatus status) => all[at] = all[at] with { Statuses = [.. all[at].Statuses, status] };
}
