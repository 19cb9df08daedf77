using Notify.Limits;

namespace Notify.Sinks.Webhooks;

/// <summary>What is sent at most: common receivers refuse bodies from 100 kB on unless they are told otherwise.</summary>
internal static class WebhookLimits
{
    public static readonly Limit Body = new(SinkName.Webhook, "whole body", 100_000, "bytes");

    public static readonly Limit Reason = new(SinkName.Webhook, "reason", 30_000, "bytes");

    public static readonly Limit Field = new(SinkName.Webhook, "any other text", 1_000, "bytes");

    public static readonly Limit Changes = new(SinkName.Webhook, "all changes", 20_000, "bytes");

    public static readonly Limit Jobs = new(SinkName.Webhook, "all jobs", 10_000, "bytes");

    public static readonly Limit Builds = new(SinkName.Webhook, "all builds", 10_000, "bytes");

    public static IReadOnlyList<Limit> All { get; } = [Body, Reason, Field, Changes, Jobs, Builds];
}
