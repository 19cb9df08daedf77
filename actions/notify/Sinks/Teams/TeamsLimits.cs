using Notify.Limits;

namespace Notify.Sinks.Teams;

/// <summary>What Teams takes (Microsoft documentation, "Create an Incoming Webhook", and "Limits and specifications for Microsoft Teams": about 28 KB).</summary>
internal static class TeamsLimits
{
    public static readonly Limit Request = new(SinkName.Teams, "whole request", 20_000, "bytes");

    public static IReadOnlyList<Limit> All { get; } = [Request];
}
