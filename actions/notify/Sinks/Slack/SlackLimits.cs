using Notify.Limits;

namespace Notify.Sinks.Slack;

/// <summary>What Slack takes (Slack documentation, "Block Kit: Blocks" and "chat.postMessage").</summary>
internal static class SlackLimits
{
    /// <summary>Slack cuts longer ones by itself; short enough for a notification on a phone.</summary>
    public static readonly Limit Text = new(SinkName.Slack, "plain text beside the blocks", 3_000, "characters");

    public static readonly Limit Blocks = new(SinkName.Slack, "blocks of a message", 50, "blocks");

    public static readonly Limit Header = new(SinkName.Slack, "header", 150, "characters");

    public static readonly Limit Section = new(SinkName.Slack, "text of a section", 3_000, "characters");

    public static readonly Limit Fields = new(SinkName.Slack, "fields of a section", 10, "fields");

    public static readonly Limit Field = new(SinkName.Slack, "text of a field", 2_000, "characters");

    public static readonly Limit Context = new(SinkName.Slack, "elements of a context", 10, "elements");

    public static readonly Limit Buttons = new(SinkName.Slack, "buttons of a row", 25, "buttons");

    public static readonly Limit ButtonText = new(SinkName.Slack, "text of a button", 75, "characters");

    public static readonly Limit Address = new(SinkName.Slack, "address of a button", 3_000, "characters");

    /// <summary>Slack refuses from about 13,200 on and does not say so anywhere.</summary>
    public static readonly Limit AllText = new(SinkName.Slack, "text of all blocks", 12_000, "characters");

    public static IReadOnlyList<Limit> All { get; } = [Text, Blocks, Header, Section, Fields, Field, Context, Buttons, ButtonText, Address, AllText];
}
