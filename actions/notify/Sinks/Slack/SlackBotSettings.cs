using System.Text.RegularExpressions;
using Actions.Toolkit;

namespace Notify.Sinks.Slack;

/// <summary>What the API of Slack is told besides the message.</summary>
internal sealed partial record SlackBotSettings
{
    /// <summary>Null when there is none: then a webhook has to do.</summary>
    public Secret? Token { get; init; }

    public required Uri Api { get; init; }

    /// <summary>Id or name.</summary>
    public required string Channel { get; init; }

    /// <summary>The message that gets the new text; null for a new one.</summary>
    public string? UpdateTs { get; init; }

    /// <summary>The message that is answered in its thread; null for none.</summary>
    public string? ThreadTs { get; init; }

    public static SlackBotSettings Read(SinkReader reader) => new()
    {
        Token = reader.Input.OptionalSecret("slack-bot-token"),
        Api = reader.Address("slack-api-url")!,
        Channel = reader.Input.Text("slack-channel"),
        UpdateTs = reader.Input.Parsed("slack-update-ts", Timestamp),
        ThreadTs = reader.Input.Parsed("slack-thread-ts", Timestamp),
    };

    /// <summary>Tells the user what is asked for and cannot be.</summary>
    public void Check(InputReader input)
    {
        if (Token is null) CheckWithoutBot(input);
        else CheckBot(input);
    }

    private void CheckWithoutBot(InputReader input)
    {
        if (UpdateTs is not null) input.Error("slack-update-ts", "a webhook cannot change messages: give 'slack-bot-token' and 'slack-channel'");
        if (ThreadTs is not null) input.Error("slack-thread-ts", "a webhook cannot answer in threads: give 'slack-bot-token' and 'slack-channel'");
    }

    private void CheckBot(InputReader input)
    {
        if (Channel.Length == 0) input.Error("slack-channel", "'slack-bot-token' needs it: the id of a channel (C…), or its name");
        else if (UpdateTs is not null && !ChannelId().IsMatch(Channel))
            input.Error("slack-channel", "messages are changed in a channel given by its id (C…), which Slack shows in the details of the channel");
        if (UpdateTs is not null && ThreadTs is not null) input.Error("slack-thread-ts", "a message is changed where it is: give 'slack-update-ts' or this, not both");
    }

    private static string Timestamp(string text) => TimestampForm().IsMatch(text) ? text : throw new FormatException("expected the output 'slack-ts' of an earlier step, such as 1712345678.123456");

    [GeneratedRegex("^[0-9]{1,20}\\.[0-9]{1,10}\\z")]
    private static partial Regex TimestampForm();

    [GeneratedRegex("^[CDG][A-Z0-9]{2,20}\\z")]
    private static partial Regex ChannelId();
}
