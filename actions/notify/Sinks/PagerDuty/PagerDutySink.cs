using System.Text.Json.Nodes;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;

namespace Notify.Sinks.PagerDuty;

/// <summary>Alerts that bad news trigger and good news resolve, and changes for whoever looks into an incident later.</summary>
internal sealed class PagerDutySink(PagerDutySettings settings) : ISink
{
    private const string AlertPath = "v2/enqueue";
    private const string ChangePath = "v2/change/enqueue";

    public SinkName Name => SinkName.Pagerduty;

    // Otherwise an alert that "when: failure" triggered would stay open for ever.
    public bool HearsInSilence(Notification notification) => Alerts && IsGood(notification);

    public IReadOnlyList<string> Preview(Notification notification) =>
        [.. EventsOf(notification).Select(one => $"POST {settings.Address.Host}/{one.Path}\n{JsonBody.TextOf(one.Body)}")];

    // PagerDuty asks to be patient, and the job is over anyway.
    public Allowance AllowanceFor(Notification notification) => notification.IsBad && Alerts && settings.Severity == PagerDutySeverity.Critical
        ? new Allowance { Total = settings.MaxWait, Tries = int.MaxValue }
        : new Allowance();

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        var events = EventsOf(notification);
        if (events.Count == 0) return Receipt.Skipped($"pagerduty-event: {KebabCase.Of(settings.Event)}, and this is {KebabCase.Of(notification.Status)}");
        var mayBeTwice = false;
        foreach (var (path, body) in events) mayBeTwice |= await SendAsync(path, body, call) && path == ChangePath;
        return new Receipt(PagerDutyKey.Of(notification), mayBeTwice ? "the change may be there twice" : null);
    }

    private bool Alerts => settings.Event != PagerDutyEvent.Change;

    private static bool IsGood(Notification told) => told.Status is NotificationStatus.Success or NotificationStatus.Recovered;

    private List<(string Path, JsonObject Body)> EventsOf(Notification told)
    {
        var isGood = IsGood(told);
        var events = new List<(string, JsonObject)>();
        if (Alerts && told.IsBad) events.Add((AlertPath, PagerDutyBody.Trigger(told, settings.Severity)));
        if (Alerts && isGood) events.Add((AlertPath, PagerDutyBody.Resolve(told)));
        if (settings.Event != PagerDutyEvent.Alert && (isGood || told.Status == NotificationStatus.RolledBack)) events.Add((ChangePath, PagerDutyBody.Change(told)));
        return events;
    }

    /// <returns>Whether it may have been taken twice.</returns>
    private async Task<bool> SendAsync(string path, JsonObject body, SinkCall call)
    {
        body["routing_key"] = settings.RoutingKey.Reveal();
        var request = new SinkRequest(HttpMethod.Post, new Uri($"{settings.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}"), JsonBody.Of(body))
        {
            // Only alerts have a key that PagerDuty knows again.
            WhenUnsure = path == AlertPath ? WhenUnsure.Repeat : WhenUnsure.RepeatOnce,
        };
        var answer = await call.Http.SendAsync(request, call.Stopping);
        if (answer.Status == 202) return answer.MayBeDuplicated;
        throw SinkHttp.Refused(request, answer, answer.Status switch
        {
            400 => "Is 'pagerduty-routing-key' the integration key of an Events API v2 integration?",
            >= 200 and < 400 or 404 => "That is not the answer of PagerDuty: is 'pagerduty-url' right?",
            _ => null,
        });
    }
}
