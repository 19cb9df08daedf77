using System.Text.Json.Nodes;

namespace LocalAws.Lambda;

/// <summary>One run of a function, or one dry run.</summary>
public sealed record InvocationRecord
{
    /// <summary>World time of its begin.</summary>
    public required DateTimeOffset Time { get; init; }
    public required string RequestId { get; init; }
    public required string Function { get; init; }

    /// <summary>Version or alias that was asked for; null when none was.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The version that ran.</summary>
    public required string Version { get; init; }

    /// <summary><c>RequestResponse</c>, <c>Event</c> or <c>DryRun</c>.</summary>
    public required string Type { get; init; }
    public JsonNode? Event { get; init; }

    /// <summary><c>errorType: errorMessage</c>; null when there was none.</summary>
    public string? Error { get; init; }
    public TimeSpan Duration { get; init; }

    public JsonObject Json => new()
    {
        ["time"] = Time.ToString("O"),
        ["requestId"] = RequestId,
        ["function"] = Function,
        ["qualifier"] = Qualifier,
        ["version"] = Version,
        ["type"] = Type,
        ["event"] = Event?.DeepClone(),
        ["error"] = Error,
        ["durationMs"] = Duration.TotalMilliseconds,
    };
}
