using System.Text;
using System.Text.Json.Nodes;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Grafana;

/// <summary>An annotation on the graphs: a point when it begins, a region when it has ended.</summary>
internal sealed class GrafanaSink(GrafanaSettings settings) : ISink
{
    private readonly GrafanaRequests requests = new(settings);

    public SinkName Name => SinkName.Grafana;

    // Otherwise what has begun would never end.
    public bool HearsInSilence(Notification notification) => settings.AnnotationId is not null && notification.IsFinal;

    public IReadOnlyList<string> Preview(Notification notification)
    {
        var request = notification.IsFinal && settings.AnnotationId is { } id ? requests.End(notification, id) : Point(notification);
        return [$"{request.Method} {request.Address.GetLeftPart(UriPartial.Path)}\n{Encoding.UTF8.GetString(request.Body.Span)}"];
    }

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        if (!notification.IsFinal) return await CreateAsync(notification, call, null);
        var begun = settings.AnnotationId ?? await FindAsync(notification, NotificationStatus.Started, call);
        if (begun is null) return await CreateAsync(notification, call, notification.Duration is null ? "no annotation of its beginning was found" : null);
        var request = requests.End(notification, begun);
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (answer.Status == 404) return await CreateAsync(notification, call, $"annotation {begun} is not there any more");
        return answer.IsSuccess ? Told(begun, call, null) : throw Refused(request, answer);
    }

    private async Task<Receipt> CreateAsync(Notification notification, SinkCall call, string? remark) =>
        Told(await OnlyOnce.SendAsync(() => PostAsync(notification, call), () => FindAsync(notification, notification.Status, call)), call, remark);

    private async Task<string> PostAsync(Notification notification, SinkCall call)
    {
        var request = Point(notification);
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (!answer.IsSuccess) throw Refused(request, answer);
        return IdOf(answer.Tree()) ?? throw SinkHttp.Refused(request, answer, "That is not the answer of a Grafana: is 'grafana-url' right?");
    }

    // The newest that nobody has ended.
    private async Task<string?> FindAsync(Notification notification, NotificationStatus status, SinkCall call)
    {
        var request = requests.Find(notification, status);
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (!answer.IsSuccess) throw Refused(request, answer);
        return answer.Tree() is JsonArray found ? found.Select(IdOf).FirstOrDefault(id => id is not null) : null;
    }

    private SinkRequest Point(Notification notification) => notification is { IsFinal: true, Duration: { } duration }
        ? requests.Create(notification, notification.At - duration, notification.At)
        : requests.Create(notification, notification.At, null);

    private static Receipt Told(string id, SinkCall call, string? remark)
    {
        call.Output("grafana-annotation-id", id);
        return new Receipt(id, remark);
    }

    private static string? IdOf(JsonNode? annotation) => (annotation as JsonObject)?["id"] is JsonValue value && value.TryGetValue<long>(out var id) ? $"{id}" : null;

    private static SinkFailure Refused(SinkRequest request, SinkAnswer answer) => SinkHttp.Refused(request, answer, answer.Status switch
    {
        401 => "Is 'grafana-token' one of a service account of this Grafana, and still valid?",
        403 => "The service account needs annotations:create, annotations:write and annotations:read.",
        >= 300 and < 400 or 404 => "Is 'grafana-url' right?",
        _ => null,
    });
}
