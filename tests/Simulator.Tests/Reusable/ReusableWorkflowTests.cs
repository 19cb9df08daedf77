using Simulator.Tests.Scenarios;

namespace Simulator.Tests.Reusable;

/// <summary>What each reusable workflow does in every kind of situation: exactly these jobs with exactly these results.</summary>
public sealed class ReusableWorkflowTests
{
    private static readonly ScenarioFolder Scenarios = new("Reusable");

    public static TheoryData<string> Workflows => [.. Scenarios.Names];

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task Runs_what_it_should_and_nothing_else(string workflow) => (await Scenarios.DifferencesAsync(workflow)).ShouldBeEmpty();
}
