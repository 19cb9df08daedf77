using Actions.Toolkit;
using Notify.Events;
using Notify.Messages;

namespace Notify.Templates;

/// <summary>What a template may name between double braces.</summary>
internal static class TemplateField
{
    private static readonly Dictionary<string, Func<Notification, string?>> Fields = new(StringComparer.Ordinal)
    {
        ["status"] = told => KebabCase.Of(told.Status),
        ["previous-status"] = told => told.PreviousStatus is { } status ? KebabCase.Of(status) : null,
        ["service"] = told => told.Service,
        ["environment"] = told => told.Environment,
        ["environment-url"] = told => told.EnvironmentUrl,
        ["version"] = told => told.Version,
        ["previous-version"] = told => told.PreviousVersion,
        ["repository"] = told => told.Repository,
        ["workflow"] = told => told.Workflow,
        ["ref"] = told => told.Ref,
        ["commit"] = told => told.Commit,
        ["short-commit"] = told => told.Commit.Length > 7 ? told.Commit[..7] : told.Commit,
        ["actor"] = told => told.Actor,
        ["run-url"] = told => told.RunUrl,
        ["compare-url"] = told => told.CompareUrl,
        ["duration"] = told => told.Duration is { } duration ? DurationText.Format(duration) : null,
        ["reason"] = told => told.Reason,
        ["failed-step"] = told => told.FailedStep,
        ["consecutive-failures"] = told => told.ConsecutiveFailures == 0 ? null : $"{told.ConsecutiveFailures}",
        ["changes"] = Changes,
        ["correlation-key"] = told => told.CorrelationKey,
    };

    public static IReadOnlyCollection<string> Names => Fields.Keys;

    /// <summary>The value; empty when the notification has none.</summary>
    public static string Of(string name, Notification notification) => Fields[name](notification) ?? "";

    private static string Changes(Notification told)
    {
        var lines = told.Changes.Take(told.MostChanges).Select(change => change.Text);
        var more = told.Changes.Count - told.MostChanges;
        return string.Join('\n', more > 0 ? lines.Append(Shorten.More(more)) : lines);
    }
}
