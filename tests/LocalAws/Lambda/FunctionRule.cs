using System.Text.Json.Nodes;

namespace LocalAws.Lambda;

/// <summary>
/// What a recorded function does with an event. Of the rules in the <c>behaviour.json</c> of its zip, then those of the world, the first
/// one counts of which all conditions hold; a function without one answers <c>null</c>. So a version that fails is one whose
/// zip holds <c>{"error": "boom"}</c>, and one that fails now and then one that holds <c>{"error": "boom", "percent": 10}</c>.
/// In JSON and YAML: <c>version</c>, <c>code</c>, <c>event</c>, <c>percent</c>; <c>answer</c>, <c>error</c> (a message, or
/// <c>{ type, message }</c>), <c>duration</c> (<c>250ms</c>, <c>3s</c>), <c>log</c> (lines).
/// </summary>
public sealed record FunctionRule
{
    /// <summary>Number of a version, or <c>$LATEST</c>.</summary>
    public string? Version { get; init; }

    /// <summary><c>CodeSha256</c> of the version.</summary>
    public string? CodeSha256 { get; init; }

    /// <summary>Members the event has; it may have others.</summary>
    public JsonNode? Event { get; init; }

    /// <summary>Share of the matching invocations, drawn from the seed.</summary>
    public double Percent { get; init; } = 100;

    public JsonNode? Answer { get; init; }
    public FunctionFailure? Error { get; init; }

    /// <summary>World time until it answers.</summary>
    public TimeSpan Duration { get; init; }
    public IReadOnlyList<string> Log { get; init; } = [];
}

/// <summary>The error a function ends with.</summary>
public sealed record FunctionFailure(string Type, string Message)
{
    public JsonObject Json => new() { ["errorType"] = Type, ["errorMessage"] = Message };
}
