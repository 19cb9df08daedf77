using Actions.Toolkit;
using YamlDotNet.Core;

namespace Actions.Workflows;

/// <summary>Makes the findings of a rule.</summary>
internal static class RuleFindings
{
    public static Finding At(this IRule rule, Workflow workflow, YamlValue at, string message, string fix) => rule.At(workflow, at.At, message, fix);

    public static Finding At(this IRule rule, Workflow workflow, Mark at, string message, string fix) => rule.At(workflow, at.Line, at.Column, message, fix);

    public static Finding At(this IRule rule, Workflow workflow, Expression at, string message, string fix) => rule.At(workflow, at.Line, at.Column, message, fix);

    public static Finding At(this IRule rule, Workflow workflow, long line, long column, string message, string fix) =>
        new(rule.Name, rule.Severity, workflow.Path, line, column, message, fix);
}
