using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

/// <summary>A lifecycle hook as the deploymentConfiguration gives it.</summary>
/// <param name="TargetArn">Of the function; null for a pause.</param>
/// <param name="Details">Handed to the function as they are.</param>
internal sealed record HookSettings(
    string TargetType, string? TargetArn, IReadOnlyList<string> Stages, TimeSpan Timeout, string TimeoutAction, JsonNode? Details)
{
    public const string Pause = "PAUSE";
    private const int DefaultTimeoutMinutes = 1440;

    public bool IsPause => TargetType == Pause;

    public static HookSettings From(JsonObject given) => new(
        given["targetType"]?.GetValue<string>() ?? "AWS_LAMBDA",
        given["hookTargetArn"]?.GetValue<string>(),
        [.. (given["lifecycleStages"] as JsonArray ?? []).Select(stage => stage!.GetValue<string>())],
        TimeSpan.FromMinutes(given["timeoutConfiguration"]?["timeoutInMinutes"]?.GetValue<int>() ?? DefaultTimeoutMinutes),
        given["timeoutConfiguration"]?["action"]?.GetValue<string>() ?? "ROLLBACK",
        given["hookDetails"]?.DeepClone());
}
