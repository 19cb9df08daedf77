using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>A message in a channel.</summary>
/// <param name="Channel">Id of the channel.</param>
/// <param name="Ts">What Slack calls it.</param>
/// <param name="ThreadTs">The message it answers; null for none.</param>
/// <param name="Token">Who wrote it.</param>
/// <param name="Payload">What was sent last.</param>
public sealed record LocalSlackMessage(string Channel, string Ts, string? ThreadTs, string Token, JsonObject Payload);
