using Actions.Aws;
using Actions.Rollouts;

namespace Migrate.Tasks;

/// <summary>What a stopped task means: every container that counts must have ended with 0.</summary>
internal static class TaskVerdict
{
    /// <returns>The containers and, when it failed, why in one sentence; otherwise an empty text.</returns>
    public static (IReadOnlyList<ContainerReport> Containers, string Reason) Of(EcsTask task, TaskPlan plan)
    {
        var containers = task.Containers.Select(container => Report(container, plan)).ToList();
        var failed = containers.Where(container => container.Decides && !Ended(container, plan)).OrderByDescending(container => container.Name == plan.Container).ToList();
        if (containers.Count == 0)
            return (containers, Sentence(task, "the task has no containers"));
        return failed.Count == 0 ? (containers, "") : (containers, string.Join("; ", failed.Select(container => Describe(task, container))));
    }

    // A sidecar never ends by itself: ECS tells it to when the migration is through.
    private static bool Ended(ContainerReport container, TaskPlan plan) =>
        container.ExitCode == 0 || (container.ExitCode == 143 && container.Name != plan.Container);

    private static ContainerReport Report(EcsContainer container, TaskPlan plan) => new(
        container.Name,
        container.ExitCode,
        container.ExitCode == 0 ? "succeeded" : StopSigns.ExitCode(container.ExitCode, container.Reason),
        container.Reason ?? "",
        Decides: container.Name == plan.Container || plan.IsEssential(container.Name));

    private static string Describe(EcsTask task, ContainerReport container) => container.ExitCode is { } code
        ? $"container '{container.Name}' exited with code {code}: {container.Meaning}{(container.Reason.Length > 0 ? $" ({container.Reason})" : "")}"
        : Sentence(task, $"container '{container.Name}' never started{(container.Reason.Length > 0 ? $": {container.Reason}" : "")}");

    private static string Sentence(EcsTask task, string what) =>
        string.IsNullOrEmpty(task.StoppedReason) || what.Contains(task.StoppedReason, StringComparison.Ordinal) ? what : $"{what} ({task.StoppedReason})";
}
