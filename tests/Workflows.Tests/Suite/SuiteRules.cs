using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>The rules for what is shipped and for who calls it, with what is known of the actions and workflows of this repository.</summary>
internal static class SuiteRules
{
    public static RuleSet Shipped { get; } = RuleSet.Of(WithOwnActions(Facts.Embedded("suite.json")));

    public static RuleSet Callers { get; } = RuleSet.Of(ForCallers(WithOwnActions(Facts.Embedded("consumer.json"))));

    /// <summary>What is wrong with files that belong together, one a line.</summary>
    public static string Check(this RuleSet rules, IReadOnlyList<WorkflowReading> readings) =>
        string.Join('\n', readings.SelectMany(reading => reading.Findings).Concat(rules.Check([.. readings.Select(reading => reading.Workflow).OfType<Workflow>()])).Select(Told));

    public static string Told(Finding finding) => $"{finding}\n    {finding.Fix.Replace("\n", "\n    ", StringComparison.Ordinal)}";

    private static Facts WithOwnActions(Facts facts)
    {
        var known = new Dictionary<string, KnownAction>(facts.Actions, StringComparer.OrdinalIgnoreCase);
        foreach (var action in SuiteFiles.Actions.Select(reading => reading.Workflow!)) known[$"{facts.Suite}/{action.Path.Split('/')[1]}"] = KnownAction.Of(action);
        return facts with { Actions = known };
    }

    private static Facts ForCallers(Facts facts) => facts with
    {
        WithoutRules = facts.WithoutRules.Except(["caller-length"]).ToHashSet(),
        KnownWorkflows = SuiteFiles.Reusable.ToDictionary(workflow => $"{facts.Suite}/{workflow.Path}", StringComparer.Ordinal),
    };
}
