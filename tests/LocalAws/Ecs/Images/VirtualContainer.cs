using LocalAws.Clock;
using LocalAws.LoadBalancing;

namespace LocalAws.Ecs.Images;

/// <summary>A container that only plays its outcome.</summary>
internal sealed class VirtualContainer : IRunningContainer, ITargetProbe
{
    private readonly Engine engine;
    private readonly VirtualOutcome outcome;
    private readonly ContainerStart start;
    private readonly DateTimeOffset startedAt;
    private bool ended;

    public VirtualContainer(Engine engine, VirtualOutcome outcome, ContainerStart start)
    {
        (this.engine, this.outcome, this.start) = (engine, outcome, start);
        startedAt = engine.Now;
        foreach (var line in outcome.Lines)
            start.Log(line);
        if (outcome.ExitsAfter is { } after)
            engine.After(after, () => End(new(outcome.ExitCode, outcome.Reason)));
    }

    public int? LoopbackPort => null;
    private bool IsHealthy => outcome.UnhealthyAfter is not { } after || engine.Now < startedAt + after;

    public ValueTask<bool> CheckHealthAsync(IReadOnlyList<string> command, TimeSpan timeout) => ValueTask.FromResult(IsHealthy);

    public ITargetProbe Probe(int containerPort) => this;

    public ValueTask<ProbeResult> CheckAsync(HealthCheckSpec check) =>
        ValueTask.FromResult(IsHealthy ? ProbeResult.Passed : ProbeResult.WrongCode(500));

    public void Stop(TimeSpan timeout)
    {
        var killed = outcome.StopsIn > timeout;
        engine.After(killed ? timeout : outcome.StopsIn, () => End(new(killed ? 137 : 143)));
    }

    private void End(ContainerExit exit)
    {
        if (ended)
            return;
        ended = true;
        start.Exited(exit);
    }
}
