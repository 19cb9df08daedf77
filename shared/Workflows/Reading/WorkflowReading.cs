namespace Actions.Workflows;

/// <summary>What reading a file gave.</summary>
/// <param name="Workflow">The workflow or action; null when the file is neither.</param>
/// <param name="Findings">What is wrong with its shape.</param>
public sealed record WorkflowReading(Workflow? Workflow, IReadOnlyList<Finding> Findings);
