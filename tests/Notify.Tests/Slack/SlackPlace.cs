using LocalGitHub;
using Notify.Tests.Support;
using Testing;

namespace Notify.Tests.Slack;

/// <summary>A chat with a webhook, a bot and a few channels.</summary>
internal sealed class SlackPlace : IAsyncDisposable
{
    public const string Token = "xoxb-100000000001-Sesame";

    private SlackPlace(LocalGitHubServer server) => Server = server;

    public LocalGitHubServer Server { get; }

    public static async Task<SlackPlace> OpenAsync(string? refusal = null, params FaultRule[] faults) => new(await LocalGitHubServer.StartAsync(new LocalGitHubOptions
    {
        Webhooks = new HashSet<string> { "T1/B1/Sesame", "11/Sesame" },
        SlackRefusals = refusal is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["T1/B1/Sesame"] = refusal },
        SlackTokens = new Dictionary<string, IReadOnlyList<string>> { [Token] = ["chat:write"], ["xoxb-blind-0000000000"] = ["users:read"], ["xoxb-other-0000000000"] = ["chat:write"] },
        SlackChannels =
        [
            new LocalSlackChannel("C001", "deployments"), new LocalSlackChannel("C002", "secret") { HasBots = false }, new LocalSlackChannel("C003", "old") { IsArchived = true },
        ],
        Faults = faults,
    }));

    public ActionRun Webhook(string status = "success") => NotifyRun.Of(status).Input("slack-webhook-url", Server.Webhook("T1/B1/Sesame").AbsoluteUri);

    public ActionRun Bot(string status = "success", string channel = "deployments") => NotifyRun.Of(status)
        .Input("slack-api-url", Server.SlackApi.AbsoluteUri)
        .Input("slack-bot-token", Token)
        .Input("slack-channel", channel);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
