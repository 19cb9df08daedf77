using System.Text.RegularExpressions;
using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks.Slack;

/// <summary>A webhook, or a bot in a channel: with both, the bot, which can do more.</summary>
internal sealed partial record SlackSettings : ISinkSettings
{
    public Uri? Webhook { get; init; }

    public SlackBotSettings? Bot { get; init; }

    /// <summary>Markup that mentions those who hear of bad news; null for nobody.</summary>
    public string? Mentions { get; init; }

    public Template? Template { get; init; }

    public ISink Open(ActionContext action) => Bot is null ? new SlackWebhook(this, Webhook!) : new SlackBot(this, Bot);

    public static SlackSettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var (address, token) = (input.OptionalSecret("slack-webhook-url"), input.OptionalSecret("slack-bot-token"));
        var bot = new SlackBotSettings
        {
            Api = reader.Address("slack-api-url")!,
            Channel = input.Text("slack-channel"),
            UpdateTs = input.Parsed("slack-update-ts", Timestamp),
            ThreadTs = input.Parsed("slack-thread-ts", Timestamp),
        };
        var mentions = input.ParsedLines("slack-mention", SlackMention.Parse);
        if (mentions.Count > SlackLimits.Mentions.Most) input.Error("slack-mention", $"expected at most {SlackLimits.Mentions.Most} lines: mention a group");
        if (!reader.IsWanted) return null;
        if (address is null && token is null)
        {
            if (reader.IsNamed) input.PrivateError("slack-webhook-url", "the sink 'slack' is named in 'sinks' and needs it, or 'slack-bot-token'");
            return null;
        }

        if (token is null) CheckWebhook(reader, bot);
        else CheckBot(input, bot);
        return new SlackSettings
        {
            Webhook = address is null ? null : WebhookAddress(reader, address),
            Bot = token is null ? null : bot with { Token = token },
            Mentions = mentions.Count == 0 ? null : string.Join(' ', mentions),
            Template = reader.Templates.For(SinkName.Slack),
        };
    }

    private static void CheckWebhook(SinkReader reader, SlackBotSettings bot)
    {
        if (bot.UpdateTs is not null) reader.Input.Error("slack-update-ts", "a webhook cannot change messages: give 'slack-bot-token' and 'slack-channel'");
        if (bot.ThreadTs is not null) reader.Input.Error("slack-thread-ts", "a webhook cannot answer in threads: give 'slack-bot-token' and 'slack-channel'");
    }

    private static void CheckBot(InputReader input, SlackBotSettings bot)
    {
        if (bot.Channel.Length == 0) input.Error("slack-channel", "'slack-bot-token' needs it: the id of a channel (C…), or its name");
        else if (bot.UpdateTs is not null && !ChannelId().IsMatch(bot.Channel)) input.Error("slack-channel", "messages are changed in a channel given by its id (C…), which Slack shows in the details of the channel");
        if (bot.UpdateTs is not null && bot.ThreadTs is not null) input.Error("slack-thread-ts", "a message is changed where it is: give 'slack-update-ts' or this, not both");
    }

    private static Uri? WebhookAddress(SinkReader reader, Secret secret)
    {
        var address = reader.AddressIn("slack-webhook-url", secret);
        if (address?.Host is "discord.com" or "discordapp.com" && !address.AbsolutePath.EndsWith("/slack", StringComparison.Ordinal))
            reader.Input.PrivateError("slack-webhook-url", "a webhook of Discord takes messages of this form with '/slack' at the end of its address");
        return address;
    }

    private static string Timestamp(string text) => TimestampForm().IsMatch(text) ? text : throw new FormatException("expected the output 'slack-ts' of an earlier step, such as 1712345678.123456");

    [GeneratedRegex("^[0-9]{1,20}\\.[0-9]{1,10}\\z")]
    private static partial Regex TimestampForm();

    [GeneratedRegex("^[CDG][A-Z0-9]{2,20}\\z")]
    private static partial Regex ChannelId();
}
