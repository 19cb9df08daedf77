namespace LocalAws.LoadBalancing;

/// <summary>Health check of a target group, with the service's defaults.</summary>
public sealed record HealthCheckSpec
{
    public string Path { get; init; } = "/";

    /// <summary>Codes and ranges: <c>200</c>, <c>200,204</c>, <c>200-299</c>.</summary>
    public string Matcher { get; init; } = "200";

    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
    public int HealthyThreshold { get; init; } = 5;
    public int UnhealthyThreshold { get; init; } = 2;

    internal bool Accepts(int status) => Matcher.Split(',').Any(part =>
    {
        var bounds = part.Split('-');
        return status >= int.Parse(bounds[0]) && status <= int.Parse(bounds[^1]);
    });
}
