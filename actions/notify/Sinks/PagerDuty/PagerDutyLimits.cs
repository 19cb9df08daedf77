using Notify.Limits;

namespace Notify.Sinks.PagerDuty;

/// <summary>What PagerDuty takes (PagerDuty documentation, "Events API v2 Overview", "Send an Alert Event").</summary>
internal static class PagerDutyLimits
{
    public static readonly Limit Body = new(SinkName.Pagerduty, "whole event", 512 * 1024, "bytes");

    public static readonly Limit Summary = new(SinkName.Pagerduty, "summary", 1_024, "characters");

    public static readonly Limit DedupKey = new(SinkName.Pagerduty, "deduplication key", 255, "characters");

    public static readonly Limit Reason = new(SinkName.Pagerduty, "reason", 50_000, "bytes");

    public static readonly Limit Field = new(SinkName.Pagerduty, "any other text", 1_000, "bytes");

    public static readonly Limit Changes = new(SinkName.Pagerduty, "all changes", 20_000, "bytes");

    public static IReadOnlyList<Limit> All { get; } = [Body, Summary, DedupKey, Reason, Field, Changes];
}
