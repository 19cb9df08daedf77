namespace LocalAws.LoadBalancing;

/// <summary>A registered target. Changed only under the lock of its group.</summary>
internal sealed class Target(string ip, int port, ITargetProbe probe, int? loopbackPort)
{
    public string Ip => ip;
    public int Port => port;
    public ITargetProbe Probe => probe;

    /// <summary>Where the proxy really sends requests; null for scripted containers.</summary>
    public int? LoopbackPort => loopbackPort;

    public string State { get; set; } = "initial";
    public string? Reason { get; set; } = "Elb.InitialHealthChecking";
    public string? Description { get; set; } = "Initial health checks in progress";
    public string? LastFailure { get; set; }
    public int Successes { get; set; }
    public int Failures { get; set; }
    public int InFlight { get; set; }
    public bool Gone { get; set; }
    public Action? Drained { get; set; }
    public TargetCounts Counts { get; } = new();
}
