using System.Text.Json.Nodes;
using Simulator.Tests.Running;
using Simulator.Tests.Scenarios;
using Testing;

namespace Simulator.Tests.Semantics;

/// <summary>That the simulator decides as GitHub does, on small workflows: each file beside this one shows one of its rules.</summary>
public sealed class SemanticsTests
{
    private static readonly string Folder = Repository.File("tests", "Simulator.Tests", "Semantics");
    private static readonly Lazy<Task<ILookup<string, string>>> Differences = new(AskAllAsync);

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.yml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Decides_as_GitHub_does(string rule) => (await Differences.Value)[rule].ShouldBeEmpty();

    private static async Task<ILookup<string, string>> AskAllAsync()
    {
        var fixtures = Names.Select(name => (Name: name, Content: YamlData.Read(Path.Combine(Folder, $"{name}.yml"))!.AsObject())).ToList();
        var files = fixtures.SelectMany(fixture => fixture.Content["workflows"]!.AsObject().Select(file => (Key: NameOf(fixture.Name, file.Key), Text: (string)file.Value!)))
            .ToDictionary(file => file.Key, file => file.Text);
        var scenarios = fixtures.SelectMany(fixture => fixture.Content["situations"]!.AsArray().Select(entry => (fixture.Name, Scenario: Scenario.From(entry!.AsObject())))).ToList();
        foreach (var (name, scenario) in scenarios) scenario.Question["workflow"] = NameOf(name, (string?)scenario.Question["workflow"] ?? "main.yml");

        var answers = await WorkflowSimulator.AskAsync(files, [.. scenarios.Select(one => one.Scenario.Question)]);
        return scenarios.Zip(answers)
            .SelectMany(pair => Comparison.Of(pair.First.Scenario.Expected, pair.Second).Select(difference => (pair.First.Name, Text: $"{pair.First.Scenario.Says}: {difference}")))
            .ToLookup(difference => difference.Name, difference => difference.Text);
    }

    // A fixture's own files are called as those of a repository of its name.
    private static string NameOf(string fixture, string file) => $"semantics/{fixture}/{file}@v1";
}
