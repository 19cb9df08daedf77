namespace Actions.Health;

/// <summary>What a check, or one target of it, turned out to be.</summary>
public enum HealthVerdict
{
    /// <summary>It serves as expected.</summary>
    Healthy,

    /// <summary>It does not.</summary>
    Unhealthy,

    /// <summary>Nobody knows: the check was ended before it could tell, or could not ask.</summary>
    Inconclusive,
}
