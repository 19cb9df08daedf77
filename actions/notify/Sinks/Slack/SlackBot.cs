using System.Text.Json.Nodes;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.Slack;

/// <summary>A bot that writes, changes and answers messages (Slack documentation, "chat.postMessage" and "chat.update").</summary>
internal sealed class SlackBot(SlackSettings settings, Secret token) : ISink
{
    private readonly SlackBotSettings bot = settings.Bot;

    public SinkName Name => SinkName.Slack;

    // Otherwise the message would say for ever that it has begun.
    public bool HearsInSilence(Notification notification) => bot.UpdateTs is not null && notification.IsFinal;

    private string Method => bot.UpdateTs is null ? "chat.postMessage" : "chat.update";

    public IReadOnlyList<string> Preview(Notification notification) => [$"POST {bot.Api.Host} {Method}\n{JsonBody.TextOf(Payload(notification))}"];

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var request = new SinkRequest(HttpMethod.Post, new Uri($"{bot.Api.AbsoluteUri.TrimEnd('/')}/{Method}"), JsonBody.Of(Payload(notification)))
        {
            Token = token,
            // The same text twice in the same message is no harm.
            WhenUnsure = bot.UpdateTs is null ? WhenUnsure.RepeatOnce : WhenUnsure.Repeat,
        };
        var answer = await call.Http.DeliverAsync(request, call.Stopping);
        var said = SlackAnswer.Read(answer.Tree()) ?? throw SinkHttp.Refused(request, answer, "This is no answer of Slack: check 'slack-api-url'");
        if (!said.IsOk) throw new SinkFailure(said.Refusal(request.Address.Host));
        if (said.Ts is { } ts) call.Output("slack-ts", ts);
        return new Receipt(said.Ts, bot.UpdateTs is null ? SlackRemark.Of(answer) : null);
    }

    private JsonObject Payload(Notification notification)
    {
        var payload = SlackPayload.Of(notification, settings);
        payload["channel"] = bot.Channel;
        // Otherwise changed messages are searched for names to mention, unlike new ones.
        payload["parse"] = "none";
        payload["link_names"] = false;
        if (bot.UpdateTs is not null) payload["ts"] = bot.UpdateTs;
        if (bot.ThreadTs is not null) payload["thread_ts"] = bot.ThreadTs;
        return payload;
    }
}
