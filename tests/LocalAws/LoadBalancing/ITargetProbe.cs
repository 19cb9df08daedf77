namespace LocalAws.LoadBalancing;

/// <summary>One health check of one target.</summary>
internal interface ITargetProbe
{
    ValueTask<ProbeResult> CheckAsync(HealthCheckSpec check);
}
