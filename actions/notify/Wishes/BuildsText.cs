using System.Text.Json.Nodes;
using Notify.Events;

namespace Notify.Wishes;

/// <summary>Reads builds as <c>eas build --json</c> prints them.</summary>
internal static class BuildsText
{
    public static IReadOnlyList<Build> Parse(string json) => ForeignJson.Parse(json) is JsonArray builds
        ? [.. builds.OfType<JsonObject>().Select(Of)]
        : throw new FormatException("expected a JSON list of builds, as 'eas build --json' prints it");

    private static Build Of(JsonObject build) => new(
        (Text(build, "platform") ?? "build").ToLowerInvariant(),
        Text(build, "id"),
        Text(build, "buildProfile") ?? Text(build, "profile"),
        Text(build, "appVersion") ?? Text(build, "version"),
        Text(build, "url") ?? (build["artifacts"] is JsonObject artifacts ? Text(artifacts, "buildUrl") ?? Text(artifacts, "applicationArchiveUrl") : null));

    private static string? Text(JsonObject build, string name) => ForeignJson.Text(build[name]);
}
