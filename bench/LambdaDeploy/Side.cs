using Bench.Measuring;

namespace Bench.LambdaDeploy;

/// <summary>What one side took.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Calls">To AWS.</param>
/// <param name="Watched">CPU and memory.</param>
internal sealed record Side(TimeSpan Wall, int Calls, Watched Watched);
