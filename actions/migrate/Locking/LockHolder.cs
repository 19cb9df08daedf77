using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actions.Toolkit;

namespace Migrate.Locking;

/// <summary>Who holds a lock in S3: the content of its object.</summary>
/// <param name="Id">Names this holding of the lock; no other one has it.</param>
/// <param name="Run">Address of the run; empty outside a runner.</param>
/// <param name="Taken">When the lock was taken, by the holder's clock.</param>
/// <param name="Renewed">When it was renewed last, by the holder's clock.</param>
/// <param name="Cluster">Where the holder's tasks run; null when it starts none.</param>
internal sealed record LockHolder(string Id, string Run, DateTimeOffset Taken, DateTimeOffset Renewed, string? Cluster)
{
    public static LockHolder Me(ActionContext action, string? cluster)
    {
        var run = action.Runner.RunUrl is { } url ? $"{url}/attempts/{action.Runner.RunAttempt}" : "";
        var now = action.Time.GetUtcNow();
        return new LockHolder(Guid.NewGuid().ToString("N")[..12], run, now, now, cluster);
    }

    /// <returns>Null when the bytes are something else.</returns>
    public static LockHolder? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject json && Text(json, "lock") is { } id && Time(json, "taken") is { } taken && Time(json, "renewed") is { } renewed
                ? new LockHolder(id, Text(json, "run") ?? "", taken, renewed, Text(json, "cluster"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["lock"] = Id,
        ["run"] = Run,
        ["taken"] = Taken.ToString("O", CultureInfo.InvariantCulture),
        ["renewed"] = Renewed.ToString("O", CultureInfo.InvariantCulture),
        ["cluster"] = Cluster,
    }.ToJsonString());

    /// <summary>For people.</summary>
    public string Describe(DateTimeOffset now) =>
        $"{(Run.Length > 0 ? Run : "a run outside a runner")}, taken {Ago(now - Taken)} ago, renewed {Ago(now - Renewed)} ago (lock {Id})";

    private static string Ago(TimeSpan age) => DurationText.Format(TimeSpan.FromSeconds(Math.Max(0, Math.Round(age.TotalSeconds))));

    private static string? Text(JsonObject json, string member) => json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static DateTimeOffset? Time(JsonObject json, string member) =>
        DateTimeOffset.TryParse(Text(json, member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
