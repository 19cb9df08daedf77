using System.Globalization;
using System.Text.Json.Nodes;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;
using Notify.Limits;
using Notify.Messages;

namespace Notify.Sinks.Webhooks;

/// <summary>The whole notification as JSON. Members are named as the inputs and template fields are; those without a value are null.</summary>
internal static class WebhookBody
{
    public static JsonObject Write(Notification told)
    {
        var (changes, moreChanges) = JsonBody.Fill([.. told.Changes.Take(told.MostChanges).Select(Tree)], WebhookLimits.Changes.Most);
        return new JsonObject
        {
            ["status"] = KebabCase.Of(told.Status),
            ["previous-status"] = told.PreviousStatus is { } before ? KebabCase.Of(before) : null,
            ["consecutive-failures"] = told.ConsecutiveFailures > 0 ? told.ConsecutiveFailures : null,
            ["title"] = Cut(MessageWriter.Write(told).Title),
            ["service"] = Cut(told.Service),
            ["environment"] = Cut(told.Environment),
            ["production"] = told.IsProduction,
            ["version"] = Cut(told.Version),
            ["previous-version"] = Cut(told.PreviousVersion),
            ["repository"] = Cut(told.Repository),
            ["ref"] = Cut(told.Ref),
            ["commit"] = Cut(told.Commit),
            ["workflow"] = Cut(told.Workflow),
            ["actor"] = Cut(told.Actor),
            ["run-url"] = Cut(told.RunUrl),
            ["environment-url"] = Cut(told.EnvironmentUrl),
            ["compare-url"] = Cut(told.CompareUrl),
            ["at"] = told.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["duration"] = told.Duration?.TotalSeconds,
            ["failed-step"] = Cut(told.FailedStep),
            ["reason"] = JsonBody.Cut(told.Reason, WebhookLimits.Reason.Most),
            ["changes"] = changes,
            ["more-changes"] = moreChanges + Math.Max(0, told.Changes.Count - told.MostChanges),
            ["jobs"] = Listed(told.Jobs.Select(Tree), WebhookLimits.Jobs),
            ["builds"] = Listed(told.Builds.Select(Tree), WebhookLimits.Builds),
            ["correlation-key"] = Cut(told.CorrelationKey),
        };
    }

    private static JsonObject Tree(Change change) => new() { ["text"] = Cut(change.Text), ["commit"] = Cut(change.Commit) };

    private static JsonObject Tree(JobResult job) => new() { ["name"] = Cut(job.Name), ["result"] = Cut(job.Result) };

    private static JsonObject Tree(Build build) => new()
    {
        ["platform"] = Cut(build.Platform),
        ["id"] = Cut(build.Id),
        ["profile"] = Cut(build.Profile),
        ["version"] = Cut(build.Version),
        ["url"] = Cut(build.Url),
    };

    private static JsonArray Listed(IEnumerable<JsonObject> entries, Limit limit) => JsonBody.Fill([.. entries], limit.Most).Shown;

    private static string? Cut(string? text) => JsonBody.Cut(text, WebhookLimits.Field.Most);
}
