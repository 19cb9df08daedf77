using System.Text.Json.Nodes;

namespace Actions.Aws;

/// <summary>EventBridge Scheduler over the wire.</summary>
internal sealed class Scheduler(IServiceCaller caller, ClientTokens tokens) : IScheduler
{
    /// <summary>Longest client token, characters.</summary>
    private const int TokenLength = 64;

    /// <inheritdoc/>
    public Task<JsonObject> GetScheduleAsync(string name, string? groupName, CancellationToken cancellationToken) =>
        caller.CallAsync(SchedulerOperations.GetSchedule, new(name, groupName), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScheduleSummary>> ListSchedulesAsync(string? groupName, CancellationToken cancellationToken) =>
        Pages.ReadAsync(int.MaxValue, async token =>
        {
            var page = await caller.CallAsync(SchedulerOperations.ListSchedules, new(groupName, token), cancellationToken);
            return (page.Schedules, page.NextToken);
        });

    /// <inheritdoc/>
    public async Task<string> UpdateScheduleAsync(JsonObject schedule, CancellationToken cancellationToken)
    {
        var request = ScheduleContent.ToRequest(schedule);
        if (request["ClientToken"] is null)
            request["ClientToken"] = tokens.For("schedule", request.ToJsonString(), TokenLength);
        var output = await caller.CallAsync(SchedulerOperations.UpdateSchedule, request, cancellationToken);
        return output.ScheduleArn ?? "";
    }
}
