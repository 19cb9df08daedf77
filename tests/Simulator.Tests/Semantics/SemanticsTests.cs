using Simulator.Tests.Scenarios;

namespace Simulator.Tests.Semantics;

/// <summary>That the simulator decides as GitHub does, on small workflows: each file beside this one shows one of its rules.</summary>
public sealed class SemanticsTests
{
    private static readonly ScenarioFolder Scenarios = new("Semantics");

    public static TheoryData<string> Rules => [.. Scenarios.Names];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Decides_as_GitHub_does(string rule) => (await Scenarios.DifferencesAsync(rule)).ShouldBeEmpty();
}
