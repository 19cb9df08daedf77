using System.Text.Json.Nodes;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Grafana;

/// <summary>Requests to the annotations of a Grafana. Times are milliseconds since 1970.</summary>
internal sealed class GrafanaRequests(GrafanaSettings settings)
{
    /// <summary>A point, or a region when it has an end.</summary>
    public SinkRequest Create(Notification told, DateTimeOffset from, DateTimeOffset? to) => Write(HttpMethod.Post, "api/annotations", Tree(told, from, to)) with
    {
        WhenUnsure = WhenUnsure.GiveUp,
    };

    /// <summary>The beginning becomes a region that ends now, and says how it ended.</summary>
    public SinkRequest End(Notification told, string id) => Write(HttpMethod.Patch, $"api/annotations/{id}", new JsonObject
    {
        ["timeEnd"] = told.At.ToUnixTimeMilliseconds(),
        ["tags"] = Tags(told),
        ["text"] = GrafanaText.Write(told, settings.Template),
    });

    /// <summary>Annotations of the same correlation key with this status, newest first.</summary>
    public SinkRequest Find(Notification told, NotificationStatus status)
    {
        var dashboard = settings.DashboardUid is { } uid ? $"&dashboardUID={Uri.EscapeDataString(uid)}" : "";
        var tags = new[] { GrafanaTags.Correlation(told), GrafanaTags.Status(status) }.Select(tag => $"&tags={Uri.EscapeDataString(tag)}");
        return Request(HttpMethod.Get, $"api/annotations?type=annotation&limit=10{dashboard}{string.Concat(tags)}", default);
    }

    private JsonObject Tree(Notification told, DateTimeOffset from, DateTimeOffset? to)
    {
        var tree = new JsonObject
        {
            ["time"] = from.ToUnixTimeMilliseconds(),
            ["tags"] = Tags(told),
            ["text"] = GrafanaText.Write(told, settings.Template),
        };
        if (to is { } end) tree["timeEnd"] = end.ToUnixTimeMilliseconds();
        if (settings.DashboardUid is { } uid) tree["dashboardUID"] = uid;
        if (settings.PanelId is { } panel) tree["panelId"] = panel;
        return tree;
    }

    private JsonArray Tags(Notification told) => new([.. GrafanaTags.Of(told, settings.Tags).Select(tag => JsonValue.Create(tag))]);

    private SinkRequest Write(HttpMethod method, string path, JsonObject tree) => Request(method, path, JsonBody.Of(tree));

    private SinkRequest Request(HttpMethod method, string path, ReadOnlyMemory<byte> body) =>
        new(method, new Uri($"{settings.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}"), body) { Token = settings.Token };
}
