using Actions.Workflows;
using Testing;

namespace Workflows.Tests;

/// <summary>A folder of <c>Fixtures/</c>: <c>bad.yml</c> breaks the rule of its name and no other, <c>good.yml</c> breaks none.</summary>
internal static class Fixture
{
    public static readonly string Root = Repository.File("tests", "Workflows.Tests", "Fixtures");

    public static IReadOnlyList<string> Rules => [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Findings in one file of a rule, by every rule there is, together with what it calls.</summary>
    public static IReadOnlyList<Finding> Check(string rule, string file, Func<IRule, bool>? counts = null)
    {
        var folder = Path.Combine(Root, rule);
        var facts = Facts.Parse(File.ReadAllText(new[] { Path.Combine(folder, "facts.json"), Path.Combine(Root, "facts.json") }.First(File.Exists)));
        var called = Path.Combine(folder, ".github", "workflows");
        IReadOnlyList<string> files = [Path.Combine(folder, file), .. Directory.Exists(called) ? Directory.GetFiles(called) : []];
        var readings = files.Select(path => WorkflowReader.Read(Path.GetRelativePath(folder, path), File.ReadAllText(path))).ToList();
        var set = new RuleSet([.. RuleSet.All.Where(counts ?? (_ => true))], facts);
        return [.. readings.SelectMany(reading => reading.Findings), .. set.Check([.. readings.Select(reading => reading.Workflow).OfType<Workflow>()])];
    }
}
