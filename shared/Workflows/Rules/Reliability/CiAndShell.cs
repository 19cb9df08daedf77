using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Tools know that nobody watches, and a script stops at its first error.</summary>
internal sealed class CiAndShell : IRule
{
    public string Name => "ci-and-shell";

    public Severity Severity => Severity.Error;

    public string Catches => "a workflow without `env: CI: true` and `defaults: run: shell: bash` at its top";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (workflow.IsAction || workflow.Jobs.All(job => job.Uses is not null)) yield break;
        if (workflow.Yaml.Get("env").Get("CI").Text() != "true")
            yield return this.At(workflow, 1, 1, "Nothing sets CI: tools may ask questions that nobody answers.", "env: { CI: true }");
        if (workflow.Yaml.Get("defaults").Get("run").Get("shell").Text() != "bash")
            yield return this.At(workflow, 1, 1, "The shell is not given: without it a command that fails in a pipe is not seen ('bash -e' without pipefail).", "defaults: { run: { shell: bash } }");
    }
}
