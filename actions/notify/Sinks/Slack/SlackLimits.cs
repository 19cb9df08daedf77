using Notify.Limits;

namespace Notify.Sinks.Slack;

/// <summary>What Slack takes (Slack documentation, "Block Kit: Blocks" and "chat.postMessage"), and what is kept below it.</summary>
internal static class SlackLimits
{
    /// <summary>Shown where blocks are not: in notifications, and by Discord, which takes no more.</summary>
    public static readonly Limit Text = new(SinkName.Slack, "text beside the blocks", 2_000, "characters");

    public static readonly Limit Blocks = new(SinkName.Slack, "blocks of a message", 50, "blocks");

    public static readonly Limit Header = new(SinkName.Slack, "header", 150, "characters");

    public static readonly Limit Section = new(SinkName.Slack, "text of a section", 3_000, "characters");

    public static readonly Limit Fields = new(SinkName.Slack, "fields of a section", 10, "fields");

    /// <summary>Slack takes 2,000.</summary>
    public static readonly Limit Field = new(SinkName.Slack, "value of a field", 250, "characters");

    /// <summary>One of a list, such as a change.</summary>
    public static readonly Limit Entry = new(SinkName.Slack, "entry of a list", 250, "characters");

    public static readonly Limit Context = new(SinkName.Slack, "elements of a context", 10, "elements");

    /// <summary>Longer ones are left out: the links below the message have room for them.</summary>
    public static readonly Limit FieldUrl = new(SinkName.Slack, "address that a field or an entry leads to", 300, "characters");

    public static readonly Limit LinkUrl = new(SinkName.Slack, "address of a link below the message", 1_000, "characters");

    public static readonly Limit Mentions = new(SinkName.Slack, "mentions", 20, "mentions");

    /// <summary>Slack refuses from about 13,200 on, and says so nowhere.</summary>
    public static readonly Limit AllText = new(SinkName.Slack, "text of all blocks", 12_000, "characters");

    public static IReadOnlyList<Limit> All { get; } = [Text, Blocks, Header, Section, Fields, Field, Entry, Context, FieldUrl, LinkUrl, Mentions, AllText];
}
