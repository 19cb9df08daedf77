using System.Text.Json.Nodes;

namespace LocalAws.Ecs.Model;

/// <summary>The deployment alarms of the deploymentConfiguration.</summary>
internal sealed record AlarmSettings(IReadOnlyList<string> Names, bool Enabled, bool Rollback)
{
    public static AlarmSettings From(JsonObject? given) => new(
        [.. (given?["alarms"]?["alarmNames"] as JsonArray ?? []).Select(name => name!.GetValue<string>())],
        given?["alarms"]?["enable"]?.GetValue<bool>() ?? false,
        given?["alarms"]?["rollback"]?.GetValue<bool>() ?? false);
}
