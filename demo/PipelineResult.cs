using Testing.Runner;

namespace Demo;

/// <summary>The steps of a job. One that is null did not run: nothing was there for it to do, or one before it failed.</summary>
internal sealed record PipelineResult(IReadOnlyList<string> Parts, StepResult Changes)
{
    public StepResult? Migration { get; init; }

    public StepResult? Deploy { get; init; }

    /// <summary>The deployment of the function.</summary>
    public StepResult? Function { get; init; }

    public StepResult? Check { get; init; }

    /// <summary>The rollback.</summary>
    public StepResult? Back { get; init; }

    /// <summary>The notification.</summary>
    public StepResult? Told { get; init; }

    /// <summary>The first step that failed.</summary>
    public StepResult? Failed => new[] { Changes, Function, Migration, Deploy, Check }.FirstOrDefault(step => step is { Succeeded: false });

    /// <summary>What a deployment that failed left: true for the version before.</summary>
    public bool IsBack => Back is { Succeeded: true } || (Failed?.Outputs.GetValueOrDefault("result") == "rolled-back");
}
