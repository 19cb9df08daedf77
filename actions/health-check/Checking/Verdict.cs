namespace HealthCheck;

internal enum Verdict
{
    Healthy,
    Unhealthy,

    /// <summary>The check was ended from outside before it could tell.</summary>
    Inconclusive,
}
