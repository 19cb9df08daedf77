namespace LocalAws.LoadBalancing;

/// <summary>One health check of one target.</summary>
interface ITargetProbe
{
    ValueTask<ProbeResult> CheckAsync(HealthCheckSpec check);
}
