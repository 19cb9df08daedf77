namespace LocalAws.LoadBalancing;

/// <summary>A target group of the world.</summary>
public sealed record TargetGroupSpec
{
    public required string Name { get; init; }
    public HealthCheckSpec HealthCheck { get; init; } = new();

    /// <summary>How long a deregistered target may finish its requests; it ends at once when none is in flight.</summary>
    public TimeSpan DeregistrationDelay { get; init; } = TimeSpan.FromSeconds(300);
}
