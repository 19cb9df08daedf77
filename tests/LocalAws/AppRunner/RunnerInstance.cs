using LocalAws.Ecs.Images;
using LocalAws.LoadBalancing;

namespace LocalAws.AppRunner;

/// <summary>One instance of a service, and how its health checks went so far.</summary>
internal sealed class RunnerInstance(string id, RunnerConfiguration configuration)
{
    public string Id => id;
    public RunnerConfiguration Configuration => configuration;
    public string? Digest { get; set; }

    /// <summary>Null once it has ended.</summary>
    public IRunningContainer? Container { get; set; }

    /// <summary>Where it takes requests; null for one that nobody sends requests to.</summary>
    public Target? Target { get; set; }
    public int Successes { get; set; }
    public int Failures { get; set; }
    public bool IsWanted { get; set; } = true;
}
