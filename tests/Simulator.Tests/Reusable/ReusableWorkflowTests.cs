using Simulator.Tests.Scenarios;
using Testing;

namespace Simulator.Tests.Reusable;

/// <summary>What each reusable workflow does in every kind of situation: the tables beside this file hold every job, and every step that runs.</summary>
public sealed class ReusableWorkflowTests
{
    public static TheoryData<string> Workflows => [.. ScenarioFolder.OfReusable.Names];

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task Runs_what_its_table_says_and_nothing_else(string workflow)
    {
        var table = await ScenarioFolder.OfReusable.TableAsync(workflow);

        table.ShouldBe(Snapshot.Of(table, $"tests/Simulator.Tests/Reusable/{workflow}.txt"));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task Comes_to_what_each_situation_expects(string workflow) => (await ScenarioFolder.OfReusable.DifferencesAsync(workflow)).ShouldBeEmpty();
}
