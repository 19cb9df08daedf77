using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Webhooks;

/// <summary>Any receiver of ours: the notification as JSON, signed.</summary>
internal sealed class WebhookSink(WebhookSettings settings, TimeProvider time) : ISink
{
    public SinkName Name => SinkName.Webhook;

    public IReadOnlyList<string> Preview(Notification notification) =>
        [$"POST {settings.Address.Host}, X-Suite-Event: {KebabCase.Of(notification.Status)}\n{JsonBody.TextOf(WebhookBody.Write(notification))}"];

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var delivery = Guid.NewGuid().ToString();
        var request = Sign(JsonBody.Of(WebhookBody.Write(notification)), notification, delivery);
        var answer = await call.Http.SendAsync(request, call.Stopping);
        return answer.IsSuccess ? new Receipt(delivery) : throw SinkHttp.Refused(request, answer, Remedy(answer));
    }

    // Made once: retries have the same id, so that a receiver knows them again.
    private SinkRequest Sign(ReadOnlyMemory<byte> body, Notification notification, string delivery)
    {
        var timestamp = $"{time.GetUtcNow().ToUnixTimeSeconds()}";
        return new SinkRequest(HttpMethod.Post, settings.Address, body)
        {
            Headers =
            [
                ("X-Suite-Event", KebabCase.Of(notification.Status)),
                ("X-Suite-Delivery", delivery),
                ("X-Suite-Timestamp", timestamp),
                ("X-Suite-Signature", WebhookSignature.Of(settings.Keys, timestamp, body)),
            ],
        };
    }

    private static string? Remedy(SinkAnswer answer) => answer.Status is 401 or 403
        ? "Does it know 'webhook-secret', and is its clock right?"
        : null;
}
