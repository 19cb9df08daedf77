using System.Text.Json.Nodes;
using Simulator.Tests.Deciding;
using Simulator.Tests.Running;
using Testing;

namespace Simulator.Tests.Scenarios;

/// <summary>
/// The scenarios of a folder of these tests, simulated once, all at a time. A file holds callers of its own (<c>workflows</c>, by name), or is named like
/// a system below <c>examples</c>, whose workflows and files it is about; and <c>situations</c>, with <c>defaults</c> for all of them.
/// </summary>
internal sealed class ScenarioFolder
{
    /// <summary>Of the reusable workflows, each with callers of its own.</summary>
    public static readonly ScenarioFolder OfReusable = new("Reusable");

    /// <summary>Of the systems below <c>examples</c>.</summary>
    public static readonly ScenarioFolder OfSystems = new("Golden");

    private readonly string folder;
    private readonly Lazy<Task<IReadOnlyList<PlayedScenario>>> played;

    /// <param name="name">Below <c>tests/Simulator.Tests</c>.</param>
    public ScenarioFolder(string name)
    {
        folder = Repository.File("tests", "Simulator.Tests", name);
        played = new(PlayAsync);
    }

    public IEnumerable<string> Names => Directory.GetFiles(folder, "*.yml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public Task<IReadOnlyList<PlayedScenario>> PlayedAsync() => played.Value;

    /// <summary>What happened other than a file expects.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(string file) =>
        [.. (await PlayedAsync()).Where(one => one.File == file).SelectMany(one => Comparison.Of(one.Scenario.Expected, one.Answer).Select(difference => $"{one.Scenario.Says}: {difference}"))];

    /// <summary>What happened in all scenarios of a file.</summary>
    public async Task<string> TableAsync(string file) => RunTable.Of((await PlayedAsync()).Where(one => one.File == file));

    private async Task<IReadOnlyList<PlayedScenario>> PlayAsync()
    {
        var contents = Names.ToDictionary(name => name, name => YamlData.Read(Path.Combine(folder, $"{name}.yml"))!.AsObject());
        var files = new Dictionary<string, string>(WorkflowFiles.OfSuite());
        foreach (var (name, content) in contents)
            foreach (var (file, text) in CallersOf(name, content)) files[NameOf(name, file)] = text;
        var repositories = contents.Keys.ToDictionary(name => name, name => new Lazy<ConsumerRepository>(() => new ConsumerRepository(WorkflowFiles.FolderOf(name))));
        try
        {
            var scenarios = contents.SelectMany(file => file.Value["situations"]!.AsArray().Select(entry => (File: file.Key, Scenario: Scenario.From(entry!.AsObject(), [UsualOutputs, .. Defaults(file.Value)])))).ToList();
            foreach (var (name, scenario) in scenarios) scenario.Question["workflow"] = NameOf(name, (string?)scenario.Question["workflow"] ?? "main.yml");
            await using var simulator = await WorkflowSimulator.StartAsync(files);
            var all = new List<PlayedScenario>();
            foreach (var (file, scenario) in scenarios)
                all.Add(new PlayedScenario(file, scenario, await new Rehearsal(scenario.Question, repositories[file]).PlayAsync(simulator)));
            return all;
        }
        finally
        {
            foreach (var repository in repositories.Values.Where(repository => repository.IsValueCreated)) repository.Value.Dispose();
        }
    }

    private static JsonObject UsualOutputs => new() { ["outputs"] = YamlData.Read(Repository.File("tests", "Simulator.Tests", "Scenarios", "usual-outputs.yml")) };

    private static IEnumerable<JsonObject> Defaults(JsonObject file) => file["defaults"] is JsonObject defaults ? [defaults] : [];

    private static IEnumerable<KeyValuePair<string, string>> CallersOf(string name, JsonObject content) => content["workflows"] is JsonObject own
        ? own.Select(file => KeyValuePair.Create(file.Key, (string)file.Value!))
        : WorkflowFiles.OfSystem(name);

    // Named as if they stood in a repository called like the file of scenarios.
    private static string NameOf(string name, string file) => $"scenarios/{name}/{file}@v1";
}
