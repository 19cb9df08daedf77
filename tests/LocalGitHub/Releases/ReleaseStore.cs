namespace LocalGitHub;

/// <summary>The releases of all repositories.</summary>
internal sealed class ReleaseStore(IEnumerable<LocalGitHubRelease> first)
{
    private readonly Lock gate = new();
    private readonly List<LocalGitHubRelease> all = [.. first];
    private long newest = first.SelectMany(one => one.Assets.Select(asset => asset.Id).Prepend(one.Id)).DefaultIfEmpty(0).Max();

    public IReadOnlyList<LocalGitHubRelease> All
    {
        get
        {
            lock (gate) return [.. all];
        }
    }

    public LocalGitHubRelease Add(Func<long, LocalGitHubRelease> make)
    {
        lock (gate)
        {
            var made = make(++newest);
            all.Add(made);
            return made;
        }
    }

    public LocalGitHubRelease Change(long id, Func<LocalGitHubRelease, LocalGitHubRelease> change)
    {
        lock (gate)
        {
            var at = all.FindIndex(one => one.Id == id);
            return all[at] = change(all[at]);
        }
    }

    /// <summary>Only one release of a repository is the latest.</summary>
    public void MakeLatest(LocalGitHubRelease latest)
    {
        lock (gate)
        {
            for (var i = 0; i < all.Count; i++)
                if (all[i].Repository == latest.Repository) all[i] = all[i] with { IsLatest = all[i].Id == latest.Id };
        }
    }

    public LocalAsset AddAsset(long release, string name, byte[] content)
    {
        lock (gate)
        {
            var asset = new LocalAsset(++newest, name, content);
            Change(release, one => one with { Assets = [.. one.Assets, asset] });
            return asset;
        }
    }
}
