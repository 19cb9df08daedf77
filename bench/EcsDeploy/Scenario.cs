namespace Bench.EcsDeploy;

/// <summary>One deployment.</summary>
/// <param name="Seconds">From the update to its end.</param>
/// <param name="Fails">Its tasks are never healthy: the circuit breaker gives it up and ECS rolls it back.</param>
internal sealed record Scenario(int Seconds, bool Fails)
{
    public static readonly IReadOnlyList<Scenario> All = [.. new[] { 20, 60, 200 }.SelectMany(seconds => new Scenario[] { new(seconds, false), new(seconds, true) })];

    public override string ToString() => $"{(Fails ? "failure" : "success")} after {Seconds} s";
}
