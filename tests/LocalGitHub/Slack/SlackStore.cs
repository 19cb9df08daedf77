using System.Text.Json.Nodes;

namespace LocalGitHub;

/// <summary>The messages of a chat.</summary>
internal sealed class SlackStore
{
    private readonly Lock gate = new();
    private readonly List<LocalSlackMessage> messages = [];

    public IReadOnlyList<LocalSlackMessage> All
    {
        get
        {
            lock (gate) return [.. messages];
        }
    }

    public LocalSlackMessage Add(string channel, string? thread, string token, JsonObject payload)
    {
        lock (gate)
        {
            var message = new LocalSlackMessage(channel, $"1712345678.{messages.Count + 1:D6}", thread, token, payload);
            messages.Add(message);
            return message;
        }
    }

    public LocalSlackMessage? Find(string channel, string? ts) => All.FirstOrDefault(message => message.Channel == channel && message.Ts == ts);

    public void Change(LocalSlackMessage message, JsonObject payload)
    {
        lock (gate) messages[messages.IndexOf(message)] = message with { Payload = payload };
    }
}
