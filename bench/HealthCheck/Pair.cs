namespace Bench.HealthCheck;

/// <summary>The program, and curl doing the same, one right after the other.</summary>
/// <param name="Curl">Null where curl has nothing like it.</param>
internal sealed record Pair(Check Action, Check? Curl);
