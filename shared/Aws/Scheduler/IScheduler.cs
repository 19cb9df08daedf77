using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>The EventBridge Scheduler operations the suite uses. A null group is the account's default one.</summary>
public interface IScheduler
{
    /// <summary>One schedule whole: members unknown to this library included, in AWS's order.</summary>
    /// <exception cref="AwsException">Code <c>ResourceNotFoundException</c> when there is none.</exception>
    Task<JsonObject> GetScheduleAsync(string name, string? groupName, CancellationToken cancellationToken);

    /// <summary>The schedules of one group, or of all groups.</summary>
    Task<IReadOnlyList<ScheduleSummary>> ListSchedulesAsync(string? groupName, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a schedule: AWS resets every member that is not given, so whoever changes one sends all others as they were read.
    /// </summary>
    /// <param name="schedule">
    /// Members of <c>UpdateSchedule</c>; what only answers have is left out. A <c>ClientToken</c> is added where there is none.
    /// </param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>ARN of the schedule.</returns>
    Task<string> UpdateScheduleAsync(JsonObject schedule, CancellationToken cancellationToken);
}

/// <summary>One line of a listing of schedules.</summary>
public sealed record ScheduleSummary
{
    /// <summary>ARN of the schedule.</summary>
    public string Arn { get; init; } = "";

    /// <summary>Its name, unique in its group.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its group.</summary>
    public string GroupName { get; init; } = "";

    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>What it invokes.</summary>
    public ScheduleTargetSummary? Target { get; init; }
}

/// <summary>What a schedule invokes, in short.</summary>
public sealed record ScheduleTargetSummary
{
    /// <summary>ARN of it; for a task of ECS that of the cluster.</summary>
    public string Arn { get; init; } = "";
}
