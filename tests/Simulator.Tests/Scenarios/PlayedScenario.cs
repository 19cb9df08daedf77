using Simulator.Tests.Running;

namespace Simulator.Tests.Scenarios;

/// <summary>A scenario and what happened.</summary>
/// <param name="File">Where it stands, without ending.</param>
internal sealed record PlayedScenario(string File, Scenario Scenario, RunAnswer Answer);
