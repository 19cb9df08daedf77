using Notify.Limits;

namespace Notify.Sinks.Grafana;

/// <summary>What Grafana takes (Grafana documentation, "Configure Grafana: annotations", and its tables of tags and annotations).</summary>
internal static class GrafanaLimits
{
    /// <summary>The column of MySQL holds 64 KiB.</summary>
    public static readonly Limit Text = new(SinkName.Grafana, "text", 20_000, "bytes");

    public static readonly Limit Reason = new(SinkName.Grafana, "reason", 4_000, "bytes");

    public static readonly Limit Field = new(SinkName.Grafana, "any other text", 500, "bytes");

    /// <summary>The default of <c>tags_length</c>, counted as JSON.</summary>
    public static readonly Limit Tags = new(SinkName.Grafana, "all tags", 500, "bytes");

    /// <summary>The columns hold 100 characters each.</summary>
    public static readonly Limit TagPart = new(SinkName.Grafana, "name or value of a tag", 64, "bytes");

    /// <summary>What is left beside the tags that are always there.</summary>
    public static readonly Limit OwnTags = new(SinkName.Grafana, "tags of 'grafana-tags'", 200, "bytes");

    public static IReadOnlyList<Limit> All { get; } = [Text, Reason, Field, Tags, TagPart, OwnTags];
}
