using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What only a shell would expand stands in a script.</summary>
internal sealed partial class ShellTextInValue : IRule
{
    public string Name => "shell-text-in-value";

    public Severity Severity => Severity.Error;

    public string Catches => "`$(…)` or backticks in a value of `env` or `with`, where no shell expands them";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        var variables = workflow.Jobs.SelectMany(job => job.Yaml.Get("env").Entries()).Concat(workflow.Yaml.Get("env").Entries());
        return from entry in workflow.Steps.SelectMany(step => step.With.Concat(step.Env)).Concat(variables)
               where !RunsInAShell().IsMatch(entry.Key.Text)
               let text = entry.Value.Text()
               where text is not null && Substitution().IsMatch(text)
               select this.At(workflow, entry.Value, $"'{entry.Key.Text}' is '{Short(text)}' itself, not what that command prints: nothing expands it here.", "- id: value\n  run: echo \"value=$(…)\" >> \"$GITHUB_OUTPUT\"   # in a step before, and ${{ steps.value.outputs.value }} here");
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    // The runner gives these to a shell, or they are programs of another kind.
    [GeneratedRegex("(command|commands|script|inlineScript|run|args|entrypoint|options)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RunsInAShell();

    [GeneratedRegex(@"\$\([^)\s]|\A`[^`]+`\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Substitution();
}
