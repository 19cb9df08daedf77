using Notify.Limits;

namespace Notify.Sinks.Teams;

/// <summary>What a card may hold. Teams takes about 28 KB with what it adds itself (Microsoft documentation, "Limits and specifications for Microsoft Teams: Messages").</summary>
internal static class TeamsLimits
{
    public static readonly Limit Request = new(SinkName.Teams, "whole request", 20_000, "bytes");

    public static readonly Limit Title = new(SinkName.Teams, "title", 500, "bytes");

    public static readonly Limit Fact = new(SinkName.Teams, "value of a fact", 300, "bytes");

    public static readonly Limit ReasonLine = new(SinkName.Teams, "line of the reason", 4_000, "bytes");

    public static readonly Limit Reason = new(SinkName.Teams, "reason", 8_000, "bytes");

    /// <summary>One of a list, such as a change.</summary>
    public static readonly Limit Entry = new(SinkName.Teams, "entry of a list", 300, "bytes");

    /// <summary>Longer ones are left out.</summary>
    public static readonly Limit Url = new(SinkName.Teams, "address of a link", 1_000, "bytes");

    public static readonly Limit OwnWords = new(SinkName.Teams, "text of a template", 12_000, "bytes");

    public static IReadOnlyList<Limit> All { get; } = [Request, Title, Fact, ReasonLine, Reason, Entry, Url, OwnWords];
}
