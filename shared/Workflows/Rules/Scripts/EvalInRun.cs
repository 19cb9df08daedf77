using System.Text.RegularExpressions;

namespace Actions.Workflows;

/// <summary>No text becomes a program a second time.</summary>
internal sealed partial class EvalInRun : IRule
{
    public string Name => "eval-in-run";

    public Severity Severity => Severity.Error;

    public string Catches => "`eval` of a value in a script";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        from line in step.RunLines
        where Eval().IsMatch(line.Text)
        select this.At(workflow, line.Number, 1, "'eval' runs the value as a program: what it holds decides what happens, not what is written here.", "\"$COMMAND\" as an array of words, or bash --noprofile --norc -eo pipefail -c \"$COMMAND\" when it is meant to be a script");

    [GeneratedRegex(@"(^|[;&|(]|\bthen\b|\bdo\b)\s*eval\s+[""'$`]*\$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Eval();
}
