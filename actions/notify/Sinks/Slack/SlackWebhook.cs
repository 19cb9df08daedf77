using System.Text.Json.Nodes;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Slack;

/// <summary>An incoming webhook (Slack documentation, "Sending messages using incoming webhooks"), or one that takes the same, as Discord has it.</summary>
internal sealed class SlackWebhook(SlackSettings settings, Uri address) : ISink
{
    public SinkName Name => SinkName.Slack;

    public IReadOnlyList<string> Preview(Notification notification) => [$"POST {address.Host}\n{JsonBody.TextOf(SlackPayload.Of(notification, settings))}"];

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var request = new SinkRequest(HttpMethod.Post, address, JsonBody.Of(SlackPayload.Of(notification, settings))) { WhenUnsure = WhenUnsure.RepeatOnce };
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (!answer.IsSuccess || !IsTaken(answer)) throw SinkHttp.Refused(request, answer, SlackRemedy.For(answer.Body.Trim()));
        return new Receipt(Remark: SlackRemark.Of(answer));
    }

    // Slack says "ok", Discord too, or nothing, or the message with its id; anything else comes from somebody in between.
    private static bool IsTaken(SinkAnswer answer) =>
        answer.Body.Trim() is "" or "ok" || (answer.Tree() is JsonObject said && (said["id"] is not null || SlackAnswer.Read(said) is { IsOk: true }));
}
