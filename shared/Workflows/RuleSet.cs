using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>Rules and the facts they go by.</summary>
/// <param name="Rules">The rules, by name.</param>
/// <param name="Facts">What they go by.</param>
public sealed record RuleSet(IReadOnlyList<IRule> Rules, Facts Facts)
{
    /// <summary>Every rule there is.</summary>
    public static IReadOnlyList<IRule> All { get; } = [.. EveryRule.Create().OrderBy(rule => rule.Name, StringComparer.Ordinal)];

    /// <summary>For repositories that use actions and workflows of others.</summary>
    public static RuleSet Consumer => Of(Facts.Embedded("consumer.json"));

    /// <summary>For the workflows this suite ships.</summary>
    public static RuleSet Suite => Of(Facts.Embedded("suite.json"));

    /// <summary>Every rule that the facts do not leave out.</summary>
    public static RuleSet Of(Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new RuleSet([.. All.Where(rule => !facts.WithoutRules.Contains(rule.Name))], facts);
    }

    /// <summary>Looks at files together: a call is compared with what it calls when both are among them.</summary>
    /// <returns>In order of file, line and column.</returns>
    public IReadOnlyList<Finding> Check(IReadOnlyList<Workflow> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var context = new RuleContext(Facts, files);
        var found = from file in files
                    from rule in Rules
                    from finding in Check(rule, file, context)
                    select Facts.Severities.TryGetValue(rule.Name, out var severity) ? finding with { Severity = severity } : finding;
        return [.. found.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
    }
    // Only a line that nobody wrote takes a pattern this long.
    private static IReadOnlyList<Finding> Check(IRule rule, Workflow file, RuleContext context)
    {
        try
        {
            return [.. rule.Check(file, context)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [new Finding(Finding.Unreadable, Severity.Error, file.Path, 1, 1, $"Whether '{rule.Name}' is broken could not be found out: a line of this file is too long for it.", "Break the line, or move what it holds into a file of its own.")];
        }
    }
}
