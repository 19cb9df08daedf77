using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Hooks;

/// <summary>A call of a hook's function.</summary>
/// <param name="FunctionArn">As the hook gives it.</param>
/// <param name="Stage">The lifecycle stage it was called at.</param>
/// <param name="Payload">What the function gets: revisions, weights, the hook's own details.</param>
public sealed record HookCall(string FunctionArn, string Stage, JsonObject Payload);
