using Actions.Toolkit;
using Notify.Templates;

namespace Notify.Sinks.Grafana;

/// <param name="Address">That of Grafana.</param>
/// <param name="Token">Of a service account.</param>
internal sealed record GrafanaSettings(Uri Address, Secret Token) : ISinkSettings
{
    private const string Sink = "grafana";

    /// <summary>Null: for the whole organisation.</summary>
    public string? DashboardUid { get; init; }

    public int? PanelId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>That of the beginning; null: it is found by its tags.</summary>
    public string? AnnotationId { get; init; }

    public Template? Template { get; init; }

    public static GrafanaSettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var address = reader.Address("grafana-url");
        var token = reader.Credential("grafana-token", Sink);
        var dashboard = input.OptionalText("grafana-dashboard-uid");
        var panel = input.OptionalInteger("grafana-panel-id", 1, int.MaxValue);
        var tags = input.ParsedLines("grafana-tags", GrafanaTags.Parse);
        var annotation = input.Parsed("grafana-annotation-id", Id);
        if (token is not null || reader.IsNamed) reader.Require("grafana-url", Sink);
        if (panel is not null && dashboard is null) input.Error("grafana-panel-id", "a panel is one of a dashboard: give 'grafana-dashboard-uid' too");
        if (GrafanaTags.SizeOf(tags) > GrafanaLimits.OwnTags.Most) input.Error("grafana-tags", $"all of them together take more than {GrafanaLimits.OwnTags.Most} bytes");
        return address is null || token is null ? null : new GrafanaSettings(address, token)
        {
            DashboardUid = dashboard,
            PanelId = panel,
            Tags = tags,
            AnnotationId = annotation,
            Template = reader.Templates.For(SinkName.Grafana),
        };
    }

    public ISink Open(ActionContext action) => new GrafanaSink(this);

    private static string Id(string text) => long.TryParse(text, out var id) && id > 0
        ? $"{id}"
        : throw new FormatException("expected 'grafana-annotation-id' of an earlier step: a number");
}
