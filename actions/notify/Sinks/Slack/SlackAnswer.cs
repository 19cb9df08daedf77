using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Notify.Sinks.Slack;

/// <summary>What the API of Slack answers: the status is 200 also when it refuses (Slack documentation, "Using the Slack Web API: Evaluating responses").</summary>
/// <param name="IsOk">True when it did what was asked.</param>
/// <param name="Error">Slack's word for what is wrong.</param>
/// <param name="Needed">The scope that the token lacks.</param>
/// <param name="Details">What is wrong with which block.</param>
/// <param name="Ts">What Slack calls the message.</param>
internal sealed record SlackAnswer(bool IsOk, string? Error, string? Needed, IReadOnlyList<string> Details, string? Ts)
{
    /// <returns>Null when it is not an answer of Slack.</returns>
    public static SlackAnswer? Read(JsonNode? tree) => tree is JsonObject said && said["ok"] is JsonValue ok && ok.TryGetValue<bool>(out var isOk)
        ? new SlackAnswer(isOk, ForeignJson.Text(said["error"]), ForeignJson.Text(said["needed"]), [.. Messages(said).Select(ForeignJson.Text).OfType<string>()], ForeignJson.Text(said["ts"]))
        : null;

    /// <summary>Why nothing was delivered, and what to do.</summary>
    public string Refusal(string host)
    {
        var details = Details.Count == 0 ? "" : $" ({string.Join("; ", Details.Take(3))})";
        var remedy = SlackRemedy.For(Error ?? "", Needed);
        return ForeignText.Neutralise($"{host} refused: {Error ?? "no reason given"}{details}{(remedy is null ? "" : $". {remedy}")}");
    }

    private static JsonArray Messages(JsonObject said) => said["response_metadata"] is JsonObject more && more["messages"] is JsonArray messages ? messages : [];
}
