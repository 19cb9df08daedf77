using System.Text.Json.Nodes;
using Notify.Delivery;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Teams;

/// <summary>Posts a card through a workflow of Teams (Microsoft documentation, "Create incoming webhooks with Workflows for Microsoft Teams").</summary>
internal sealed class TeamsWorkflow(TeamsSettings settings) : ISink
{
    public SinkName Name => SinkName.Teams;

    public IReadOnlyList<string> Preview(Notification notification) => [$"POST {settings.Webhook.Host}\n{JsonBody.TextOf(Card(notification))}"];

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var request = new SinkRequest(HttpMethod.Post, settings.Webhook, JsonBody.Of(Card(notification))) { WhenUnsure = WhenUnsure.GiveUp };
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (!answer.IsSuccess || IsRefusal(answer.Body)) throw SinkHttp.Refused(request, answer, RemedyFor(answer.Status));
        return new Receipt(Remark: answer.Status == 202 ? "accepted: whether the workflow posts it is in its run history" : null);
    }

    private JsonObject Card(Notification told) => TeamsCardWriter.Write(MessageWriter.Write(told), settings.Template?.Render(told, TeamsMarkdown.Escape).Trim());

    // The connectors of before workflows say so with status 200.
    private static bool IsRefusal(string body) => body.Contains("Webhook message delivery failed", StringComparison.OrdinalIgnoreCase);

    private static string? RemedyFor(int status) => status switch
    {
        400 => "Make the workflow from the template 'Post to a channel when a webhook request is received' and turn it on",
        401 or 403 => "Copy the address of the workflow anew: it holds the signature, and anyone must be allowed to trigger it",
        404 or 410 => "The workflow is gone: make a new one and put its address into the secret",
        429 => "Teams takes four requests a second",
        _ => null,
    };
}
