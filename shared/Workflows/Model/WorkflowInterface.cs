using Actions.Toolkit;

namespace Actions.Workflows;

/// <summary>What a reusable workflow takes and gives.</summary>
/// <param name="yaml">What stands below <c>workflow_call</c>.</param>
public sealed class WorkflowInterface(YamlValue? yaml)
{
    /// <summary>Its inputs.</summary>
    public IReadOnlyList<Declaration> Inputs { get; } = Declaration.ReadAll(yaml.Get("inputs"));

    /// <summary>Its secrets.</summary>
    public IReadOnlyList<Declaration> Secrets { get; } = Declaration.ReadAll(yaml.Get("secrets"));

    /// <summary>Its outputs.</summary>
    public IReadOnlyList<Declaration> Outputs { get; } = Declaration.ReadAll(yaml.Get("outputs"));
}
