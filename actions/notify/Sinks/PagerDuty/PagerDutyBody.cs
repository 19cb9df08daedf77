using System.Globalization;
using System.Text.Json.Nodes;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.PagerDuty;

/// <summary>Events as PagerDuty takes them, but for the routing key.</summary>
internal static class PagerDutyBody
{
    public static JsonObject Trigger(Notification told, PagerDutySeverity severity)
    {
        var message = MessageWriter.Write(told);
        var payload = Payload(told, message);
        payload["severity"] = KebabCase.Of(severity);
        payload["component"] = Cut(told.Service);
        payload["group"] = Cut(told.Environment);
        payload["class"] = told.Environment is null ? "workflow" : "deployment";
        return new JsonObject
        {
            ["event_action"] = "trigger",
            ["dedup_key"] = PagerDutyKey.Of(told),
            ["payload"] = payload,
            ["links"] = Links(message),
            ["client"] = "GitHub Actions",
            ["client_url"] = Address(told.RunUrl),
        };
    }

    public static JsonObject Resolve(Notification told) => new()
    {
        ["event_action"] = "resolve",
        ["dedup_key"] = PagerDutyKey.Of(told),
    };

    public static JsonObject Change(Notification told)
    {
        var message = MessageWriter.Write(told);
        return new JsonObject { ["payload"] = Payload(told, message), ["links"] = Links(message) };
    }

    private static JsonObject Payload(Notification told, Message message) => new()
    {
        ["summary"] = Shorten.Text(message.Title, PagerDutyLimits.Summary.Most),
        ["source"] = Cut(told.Repository),
        ["timestamp"] = told.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["custom_details"] = Details(told),
    };

    private static JsonObject Details(Notification told)
    {
        var (changes, more) = JsonBody.Fill([.. told.Changes.Take(told.MostChanges).Select(change => JsonValue.Create(Cut(change.Text))!)], PagerDutyLimits.Changes.Most);
        more += Math.Max(0, told.Changes.Count - told.MostChanges);
        var details = new JsonObject
        {
            ["status"] = KebabCase.Of(told.Status),
            ["reason"] = JsonBody.Cut(told.Reason, PagerDutyLimits.Reason.Most),
            ["failed-step"] = Cut(told.FailedStep),
            ["version"] = Cut(told.Version),
            ["previous-version"] = Cut(told.PreviousVersion),
            ["commit"] = Cut(told.Commit),
            ["ref"] = Cut(told.Ref),
            ["actor"] = Cut(told.Actor),
            ["workflow"] = Cut(told.Workflow),
            ["changes"] = changes,
        };
        if (more > 0) details["more-changes"] = more;
        if (told.ConsecutiveFailures > 1) details["consecutive-failures"] = told.ConsecutiveFailures;
        foreach (var (name, _) in details.Where(member => member.Value is null or JsonArray { Count: 0 }).ToList()) details.Remove(name);
        return details;
    }

    private static JsonArray Links(Message message) =>
        new([.. message.Links.Where(link => Address(link.Url) is not null).Select(link => new JsonObject { ["href"] = link.Url, ["text"] = link.Label })]);

    // An address that is cut leads nowhere.
    private static string? Address(string url) => Cut(url) == url ? url : null;

    private static string? Cut(string? text) => JsonBody.Cut(text, PagerDutyLimits.Field.Most);
}
