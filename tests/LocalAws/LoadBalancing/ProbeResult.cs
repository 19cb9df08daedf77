namespace LocalAws.LoadBalancing;

/// <param name="Reason">Reason code as in DescribeTargetHealth; null when passed.</param>
/// <param name="Description">Description as in DescribeTargetHealth.</param>
internal readonly record struct ProbeResult(string? Reason, string? Description)
{
    public static ProbeResult Passed => default;
    public static ProbeResult TimedOut => new("Target.Timeout", "Request timed out");
    public static ProbeResult Failed => new("Target.FailedHealthChecks", "Health checks failed");

    public static ProbeResult WrongCode(int status) =>
        new("Target.ResponseCodeMismatch", $"Health checks failed with these codes: [{status}]");

    public bool IsPassed => Reason is null;
}
