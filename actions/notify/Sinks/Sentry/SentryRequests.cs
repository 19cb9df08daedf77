using System.Globalization;
using System.Text.Json.Nodes;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Sentry;

/// <summary>Requests to the releases of an organisation.</summary>
internal sealed class SentryRequests(SentrySettings settings)
{
    /// <summary>Makes a release, or adds to the one there is.</summary>
    /// <param name="told">Gives the address of the run and the commit.</param>
    /// <param name="version">As Sentry takes it.</param>
    /// <param name="previous">Commit that ran before: the release gets what lies between; null leaves that out.</param>
    public SinkRequest Release(Notification told, string version, string? previous)
    {
        var tree = new JsonObject { ["version"] = version, ["projects"] = Projects() };
        if (IsShort(told.RunUrl)) tree["url"] = told.RunUrl;
        if (previous is not null)
        {
            tree["refs"] = new JsonArray(new JsonObject
            {
                ["repository"] = settings.Repository ?? told.Repository,
                ["commit"] = told.Commit,
                ["previousCommit"] = previous,
            });
        }

        return Request(HttpMethod.Post, "", tree);
    }

    /// <summary>Records that a release was deployed.</summary>
    public SinkRequest Deploy(Notification told, string version)
    {
        var tree = new JsonObject { ["environment"] = SentryNames.Environment(told.Environment ?? ""), ["projects"] = Projects(), ["dateFinished"] = Time(told.At) };
        if (told.Duration is { } duration) tree["dateStarted"] = Time(told.At - duration);
        if (IsShort(told.RunUrl)) tree["url"] = told.RunUrl;
        return Request(HttpMethod.Post, $"{Uri.EscapeDataString(version)}/deploys/", tree) with { WhenUnsure = WhenUnsure.GiveUp };
    }

    /// <summary>The deploys of a release, newest first.</summary>
    public SinkRequest Deploys(string version) => Request(HttpMethod.Get, $"{Uri.EscapeDataString(version)}/deploys/", null);

    /// <summary>True for an entry of <see cref="Deploys"/> that <see cref="Deploy"/> made.</summary>
    public static bool IsOf(Notification told, JsonObject deploy) =>
        ForeignJson.Text(deploy["environment"]) == SentryNames.Environment(told.Environment ?? "")
        && DateTimeOffset.TryParse(ForeignJson.Text(deploy["dateFinished"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var finished)
        && Time(finished) == Time(told.At);

    /// <summary>From now on the release counts as released.</summary>
    public SinkRequest Finish(Notification told, string version) =>
        Request(HttpMethod.Put, $"{Uri.EscapeDataString(version)}/", new JsonObject { ["dateReleased"] = Time(told.At) });

    private SinkRequest Request(HttpMethod method, string path, JsonObject? tree) =>
        new(method, new Uri($"{settings.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/api/0/organizations/{settings.Organisation}/releases/{path}"), tree is null ? default : JsonBody.Of(tree))
        {
            Token = settings.Token,
        };

    private JsonArray Projects() => new([.. settings.Projects.Select(project => JsonValue.Create(project))]);

    private static bool IsShort(string url) => url.Length <= SentryLimits.Address.Most;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
