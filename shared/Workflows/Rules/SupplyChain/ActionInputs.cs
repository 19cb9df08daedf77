using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>Inputs have the names that the action reads.</summary>
internal sealed class ActionInputs : IRule
{
    public string Name => "action-inputs";

    public Severity Severity => Severity.Error;

    public string Catches => "an input that the action does not have, or one that it must have and that is missing";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from step in workflow.Steps
        where step.Uses is not null
        let known = context.FindAction(step.Uses!)
        where known is { Inputs: not null } && known.Holds(step.Uses!)
        from finding in Unknown(workflow, step, known.Inputs!).Concat(Missing(workflow, step, known.Inputs!))
        select finding;

    private IEnumerable<Finding> Unknown(Workflow workflow, Step step, IReadOnlyDictionary<string, bool> inputs) =>
        from entry in step.With
        let name = entry.Key.Text
        where !inputs.ContainsKey(name) && name is not ("args" or "entrypoint" or "entryPoint")
        let nearest = NearestName.Of(name, inputs.Keys)
        select this.At(workflow, entry.Key, $"'{step.Uses!.Name ?? step.Uses.Text}' has no input '{name}': GitHub only warns, and the value has no effect.", nearest is null ? "Take it out." : $"{nearest}: …");

    private IEnumerable<Finding> Missing(Workflow workflow, Step step, IReadOnlyDictionary<string, bool> inputs) =>
        from input in inputs
        where input.Value && step.With.All(entry => !string.Equals(entry.Key.Text, input.Key, StringComparison.OrdinalIgnoreCase))
        select this.At(workflow, step.Uses!.At, $"'{step.Uses.Name ?? step.Uses.Text}' needs the input '{input.Key}': GitHub does not look, and the step fails when it runs.", $"with: {{ {input.Key}: … }}");
}
