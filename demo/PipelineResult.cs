using Testing.Runner;

namespace Demo;

/// <param name="Deploy">Null when nothing changed.</param>
/// <param name="Check">Null when there was nothing to check, or the deployment failed before.</param>
/// <param name="Back">The rollback; null unless the check failed.</param>
internal sealed record PipelineResult(IReadOnlyList<string> Parts, StepResult Changes, StepResult? Deploy, StepResult? Check, StepResult? Back);
