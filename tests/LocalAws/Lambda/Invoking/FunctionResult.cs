using System.Text;
using System.Text.Json.Nodes;

namespace LocalAws.Lambda.Invoking;

/// <summary>What a function ended with.</summary>
/// <param name="Payload">JSON.</param>
/// <param name="IsError">The payload is an error.</param>
/// <param name="Lines">What it wrote.</param>
internal sealed record FunctionResult(byte[] Payload, bool IsError, IReadOnlyList<string> Lines)
{
    public static FunctionResult Of(JsonNode? answer, IReadOnlyList<string> lines) => new(Encoding.UTF8.GetBytes(answer?.ToJsonString() ?? "null"), false, lines);

    public static FunctionResult Failed(FunctionFailure failure, IReadOnlyList<string> lines) => new(Encoding.UTF8.GetBytes(failure.Json.ToJsonString()), true, lines);

    /// <summary><c>errorType: errorMessage</c>, as far as the payload tells; null without an error.</summary>
    public string? Error
    {
        get
        {
            if (!IsError)
                return null;
            var json = EventJson.TryRead(Payload) as JsonObject;
            return json is null ? Encoding.UTF8.GetString(Payload) : $"{json["errorType"]}: {json["errorMessage"]}";
        }
    }
}
