using Actions.Toolkit;
using ResolveEnvironment.Checking;
using ResolveEnvironment.Matching;
using ResolveEnvironment.Naming;

namespace ResolveEnvironment.Reporting;

/// <summary>The answer, what was asked for it, and what became of each rule.</summary>
internal static class DecisionSummary
{
    public static Markdown Of(Decision decision, Inputs inputs, IReadOnlyList<string> warnings)
    {
        var summary = new Markdown().Heading(3, Title(decision)).Paragraph($"{Sentence(decision.Reason)}{(decision.Obstacle?.Remedy is { } remedy ? $" {Markdown.Escape(remedy)}" : "")}");
        AddTarget(summary, decision, inputs);
        if (decision.Checks.Count > 0) summary.Table(["Check", "", "Answer"], decision.Checks.Select(Row));
        if (decision.Choice.Findings.Count > 0) summary.Table(["Rule", "Leads to", "", "Why"], decision.Choice.Findings.Select(Row));
        return summary.Bullets(warnings.Select(warning => $"⚠️ {Markdown.Escape(warning)}"));
    }

    private static string Title(Decision decision) => decision.Result switch
    {
        Result.Deploy => $"🚀 Deploy to {decision.Target!.Name}",
        Result.None => "No deployment",
        Result.Frozen => $"🧊 {decision.Choice.Environment!.Name} is frozen",
        Result.Blocked => $"⛔ {decision.Choice.Environment!.Name} is blocked",
        _ => $"⛔ No deployment to {decision.Choice.Environment!.Name}",
    };

    private static string Sentence(string reason) => Markdown.Escape($"{char.ToUpperInvariant(reason[0])}{reason[1..]}.");

    private static void AddTarget(Markdown summary, Decision decision, Inputs inputs)
    {
        if (decision.Target is not { } target) return;
        (string Name, string Value)[] facts =
        [
            ("Version", decision.Version),
            ("Commit", decision.Occasion.Sha?.Hex ?? ""),
            ("Tier", target.Tier),
            ("Region", target.Region ?? ""),
            ("Role", target.Role?.Name ?? ""),
            ("Address", DeploymentNames.Url(target, decision.Version)),
            ("Concurrency group", DeploymentNames.ConcurrencyGroup(target, inputs.Component)),
        ];
        summary.Table(["", ""], facts.Where(fact => fact.Value.Length > 0).Select(fact => (string[])[fact.Name, Markdown.InlineCode(fact.Value)]));
    }

    private static IReadOnlyList<string> Row(Check check) => [check.Name, Sign(check.Verdict), Markdown.Escape(check.Text)];

    private static IReadOnlyList<string> Row(RuleFinding finding) =>
        [$"{finding.Rule.Number}. {Markdown.Escape(finding.Rule.Name)}", Markdown.Escape(finding.Rule.Target), finding.IsMatch ? "✅" : "–", Markdown.Escape(finding.Why)];

    private static string Sign(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Passed => "✅",
        CheckVerdict.Overridden => "⚠️ overridden",
        CheckVerdict.Frozen => "🧊",
        _ => "⛔",
    };
}
