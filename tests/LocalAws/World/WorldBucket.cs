namespace LocalAws;

/// <param name="Name">Unique in the world.</param>
public sealed record WorldBucket(string Name)
{
    /// <summary>Every put makes a new version.</summary>
    public bool IsVersioned { get; init; }

    /// <summary>False: callers lack <c>s3:ListBucket</c>, and a missing key is answered with 403.</summary>
    public bool IsListable { get; init; } = true;

    /// <summary>Lifecycle: objects older than that are gone, in world time.</summary>
    public TimeSpan? ExpireAfter { get; init; }
}
