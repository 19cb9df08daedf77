using Simulator.Tests.Scenarios;
using Testing;

namespace Simulator.Tests.Golden;

/// <summary>What the workflows of each system below <c>examples</c> do: the tables beside this file hold every job, and every step that runs.</summary>
public sealed class SystemTests
{
    public static TheoryData<string> Systems => [.. ScenarioFolder.OfSystems.Names];

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Runs_what_its_table_says_and_nothing_else(string system)
    {
        var table = await ScenarioFolder.OfSystems.TableAsync(system);

        table.ShouldBe(Snapshot.Of(table, $"tests/Simulator.Tests/Golden/{system}.txt"));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Comes_to_what_each_situation_expects(string system) => (await ScenarioFolder.OfSystems.DifferencesAsync(system)).ShouldBeEmpty();
}
