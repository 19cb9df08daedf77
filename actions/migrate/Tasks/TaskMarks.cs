using Actions.Aws;
using Actions.Toolkit;

namespace Migrate.Tasks;

/// <summary>The tags that say which step of which run started a task.</summary>
internal static class TaskMarks
{
    public const string Run = "suite:run";
    private const string Step = "suite:step";

    /// <summary>None outside a runner.</summary>
    public static IReadOnlyList<EcsTag> Of(RunnerContext runner) => runner.RunUrl is { } run
        ? [new() { Key = Run, Value = $"{run}/attempts/{runner.RunAttempt}" }, new() { Key = Step, Value = $"{runner.Job}/{runner.Action}" }]
        : [];
}
