namespace LocalGitHub;

/// <summary>A Sentry at <c>/sentry</c> with the organisation <c>acme</c>.</summary>
/// <param name="token">The token it knows.</param>
public sealed class LocalSentry(string token)
{
    public const string Organisation = "acme";

    private readonly Lock gate = new();
    private readonly List<LocalRelease> releases = [];

    public string Token { get; } = token;

    /// <summary>Projects that the token may release.</summary>
    public IReadOnlySet<string> Projects { get; init; } = new HashSet<string> { "shop" };

    /// <summary>Repositories that are connected.</summary>
    public IReadOnlySet<string> Repositories { get; init; } = new HashSet<string> { "acme/shop" };

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LocalRelease> Releases
    {
        get
        {
            lock (gate) return [.. releases];
        }
    }

    /// <returns>Whether it is new.</returns>
    internal bool AddOrChange(string version, Func<LocalRelease?, LocalRelease> change)
    {
        lock (gate)
        {
            var at = releases.FindIndex(one => one.Version == version);
            if (at >= 0) releases[at] = change(releases[at]);
            else releases.Add(change(null));
            return at < 0;
        }
    }
}
