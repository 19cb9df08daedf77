namespace Bench.LambdaDeploy;

/// <summary>One run of each side.</summary>
/// <param name="Cli">Null where there is no <c>aws</c> command line.</param>
internal sealed record Pair(Scenario Scenario, Side Action, Side? Cli);
