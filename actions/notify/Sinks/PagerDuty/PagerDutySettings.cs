using Actions.Toolkit;

namespace Notify.Sinks.PagerDuty;

/// <param name="Address">That of the Events API.</param>
/// <param name="RoutingKey">Of a service or an event orchestration.</param>
internal sealed record PagerDutySettings(Uri Address, Secret RoutingKey) : ISinkSettings
{
    public PagerDutyEvent Event { get; init; }

    public PagerDutySeverity Severity { get; init; }

    /// <summary>How long a critical alert is tried.</summary>
    public TimeSpan MaxWait { get; init; }

    public static PagerDutySettings? Read(SinkReader reader)
    {
        var input = reader.Input;
        var address = reader.Address("pagerduty-url");
        var key = reader.Credential("pagerduty-routing-key", "pagerduty");
        var choice = input.Choice<PagerDutyEvent>("pagerduty-event");
        var severity = input.Choice<PagerDutySeverity>("pagerduty-severity");
        var wait = input.Duration("pagerduty-max-wait", TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(30));
        if (key is null || address is null) return null;
        // PagerDuty documentation, "Events API v2 Overview": integration keys of rulesets.
        if (choice != PagerDutyEvent.Alert && key.Reveal().StartsWith('R'))
            input.PrivateError("pagerduty-routing-key", "PagerDuty takes no change events for a key that begins with R, as it is one of a ruleset. Use the key of a service, or 'pagerduty-event: alert'");
        return new PagerDutySettings(address, key) { Event = choice, Severity = severity, MaxWait = wait };
    }

    public ISink Open(ActionContext action) => new PagerDutySink(this);
}
