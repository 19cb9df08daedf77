using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks.Slack;

/// <summary>A webhook, or a bot in a channel: with both, the bot, which can do more.</summary>
internal sealed record SlackSettings : ISinkSettings
{
    public Uri? Webhook { get; init; }

    public required SlackBotSettings Bot { get; init; }

    /// <summary>Markup that mentions those who hear of bad news; null for nobody.</summary>
    public string? Mentions { get; init; }

    public Template? Template { get; init; }

    public ISink Open(ActionContext action) => Bot.Token is { } token ? new SlackBot(this, token) : new SlackWebhook(this, Webhook!);

    public static SlackSettings? Read(SinkReader reader)
    {
        var address = reader.Input.OptionalSecret("slack-webhook-url");
        var bot = SlackBotSettings.Read(reader);
        var mentions = ReadMentions(reader.Input);
        if (!reader.IsWanted) return null;
        if (address is null && bot.Token is null)
        {
            if (reader.IsNamed) reader.Input.PrivateError("slack-webhook-url", "the sink 'slack' is named in 'sinks' and needs it, or 'slack-bot-token'");
            return null;
        }

        bot.Check(reader.Input);
        return new SlackSettings
        {
            Webhook = address is null ? null : WebhookAddress(reader, address),
            Bot = bot,
            Mentions = mentions,
            Template = reader.Templates.For(SinkName.Slack),
        };
    }

    private static string? ReadMentions(InputReader input)
    {
        var mentions = input.ParsedLines("slack-mention", SlackMention.Parse);
        if (mentions.Count > SlackLimits.Mentions.Most) input.Error("slack-mention", $"expected at most {SlackLimits.Mentions.Most} lines: mention a group");
        return mentions.Count == 0 ? null : string.Join(' ', mentions);
    }

    private static Uri? WebhookAddress(SinkReader reader, Secret secret)
    {
        var address = reader.AddressIn("slack-webhook-url", secret);
        if (address?.Host is "discord.com" or "discordapp.com" && !address.AbsolutePath.EndsWith("/slack", StringComparison.Ordinal))
            reader.Input.PrivateError("slack-webhook-url", "a webhook of Discord takes messages of this form with '/slack' at the end of its address");
        return address;
    }
}
