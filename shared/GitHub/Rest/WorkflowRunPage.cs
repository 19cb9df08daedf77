using System.Text.Json.Serialization;

namespace Actions.GitHub;

/// <summary>One page of a list of runs.</summary>
internal sealed record WorkflowRunPage([property: JsonRequired] IReadOnlyList<WorkflowRun> WorkflowRuns);
