using Actions.Aws;

namespace Actions.Rollouts;

/// <summary>How far a deployment is followed.</summary>
public sealed record WaitUntil
{
    /// <summary>To its own end.</summary>
    public static readonly WaitUntil Completed = new();

    /// <summary>Until ECS has begun it.</summary>
    public static readonly WaitUntil Started = new() { Word = "started" };

    private const string HookWord = "hook:";
    private const string StageWord = "stage:";

    private WaitUntil()
    {
    }

    /// <summary>How it is written: <c>completed</c>, <c>started</c>, <c>hook:STAGE</c>, <c>stage:STAGE</c>.</summary>
    public string Word { get; private init; } = "completed";

    /// <summary>The stage whose pause is waited for; null otherwise.</summary>
    public string? Hook { get; private init; }

    /// <summary>The stage that is waited for; null otherwise.</summary>
    public string? Stage { get; private init; }

    /// <summary>True for a point that only deployments that shift traffic come to.</summary>
    public bool IsOfStages => Hook is not null || Stage is not null;

    /// <summary>Reads what a user wrote.</summary>
    /// <exception cref="FormatException">It is none of the four forms, or not a known stage.</exception>
    public static WaitUntil Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == Completed.Word) return Completed;
        if (text == Started.Word) return Started;
        if (text.StartsWith(HookWord, StringComparison.Ordinal)) return new() { Word = text, Hook = StageOf(text[HookWord.Length..]) };
        if (text.StartsWith(StageWord, StringComparison.Ordinal)) return new() { Word = text, Stage = StageOf(text[StageWord.Length..]) };
        throw new FormatException($"expected completed, started, hook:STAGE or stage:STAGE with one of the stages {Stages}");
    }

    /// <summary>Whether a deployment that is still under way has come as far as that.</summary>
    internal bool IsReached(Rollout rollout, ServiceDeployment? deployment)
    {
        if (this == Started) return rollout.DeploymentId is not null;
        if (Hook is not null) return deployment?.LifecycleStage == Hook && deployment.Paused.Any(hook => !rollout.AnsweredHooks.Contains(hook.HookId));
        return Stage is not null && LifecycleStages.HasReached(deployment?.LifecycleStage, Stage);
    }

    private static string Stages => string.Join(", ", LifecycleStages.All);

    private static string StageOf(string stage) =>
        LifecycleStages.All.Contains(stage, StringComparer.Ordinal) ? stage : throw new FormatException($"'{stage}' is not a stage; there are {Stages}");
}
