using System.Text.Json.Nodes;

namespace Actions.Rollouts;

/// <summary>Where a container's output goes.</summary>
/// <param name="Group">Log group, or the name of another log driver.</param>
/// <param name="Stream">Log stream; null when the log is not in CloudWatch Logs.</param>
internal sealed record LogSource(string Group, string? Stream)
{
    /// <summary>By the container's log configuration: the awslogs driver names its streams <c>prefix/container/task id</c>.</summary>
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
            : new LogSource($"log driver {driver}", null);
    }

    public override string ToString() => Stream is null ? Group : $"{Group} {Stream}";
}
