using System.Text.Json.Nodes;

namespace Actions.Rollouts;

/// <summary>Where a container's output goes.</summary>
/// <param name="Group">Log group, or the name of another log driver.</param>
/// <param name="Stream">Log stream; null when the log is not in CloudWatch Logs.</param>
public sealed record LogSource(string Group, string? Stream)
{
    /// <summary>By the container's log configuration: the awslogs driver names its streams <c>prefix/container/task id</c>.</summary>
    /// <param name="definition">The task definition.</param>
    /// <param name="container">Name of the container.</param>
    /// <param name="taskId">Last part of the task's ARN.</param>
    /// <returns>Null when the container has no log configuration.</returns>
    public static LogSource? Of(JsonObject? definition, string container, string taskId)
    {
        var configuration = (definition?["containerDefinitions"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .FirstOrDefault(candidate => candidate["name"]?.GetValue<string>() == container)?["logConfiguration"];
        var driver = configuration?["logDriver"]?.GetValue<string>();
        if (driver is null)
            return null;
        var options = configuration!["options"];
        var group = options?["awslogs-group"]?.GetValue<string>();
        var prefix = options?["awslogs-stream-prefix"]?.GetValue<string>();
        return driver == "awslogs" && group is not null && prefix is not null
            ? new LogSource(group, $"{prefix}/{container}/{taskId}")
            : new LogSource($"the log driver {driver}", null);
    }

    /// <summary>Group and stream, for people.</summary>
    public override string ToString() => Stream is null ? Group : $"{Group} {Stream}";
}
