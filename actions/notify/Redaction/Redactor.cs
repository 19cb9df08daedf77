using Actions.Toolkit;
using Notify.Events;

namespace Notify.Redaction;

/// <summary>Cuts the secrets out of a notification before any sink sees it: the registered ones, and those known by their form.</summary>
internal sealed class Redactor(Masks masks)
{
    public Notification Clean(Notification notification) => notification with
    {
        Ref = Clean(notification.Ref),
        Workflow = Clean(notification.Workflow),
        Actor = Clean(notification.Actor),
        RunUrl = Clean(notification.RunUrl),
        CorrelationKey = Clean(notification.CorrelationKey),
        Service = CleanOptional(notification.Service),
        Environment = CleanOptional(notification.Environment),
        Version = CleanOptional(notification.Version),
        PreviousVersion = CleanOptional(notification.PreviousVersion),
        EnvironmentUrl = CleanOptional(notification.EnvironmentUrl),
        Reason = CleanOptional(notification.Reason),
        FailedStep = CleanOptional(notification.FailedStep),
        Changes = [.. notification.Changes.Select(change => change with { Text = Clean(change.Text) })],
        CompareUrl = CleanOptional(notification.CompareUrl),
        Jobs = [.. notification.Jobs.Select(job => new JobResult(Clean(job.Name), Clean(job.Result)))],
        Builds = [.. notification.Builds.Select(Clean)],
    };

    public string Clean(string text) => SecretPatterns.Remove(masks.Redact(text));

    private Build Clean(Build build) =>
        new(Clean(build.Platform), CleanOptional(build.Id), CleanOptional(build.Profile), CleanOptional(build.Version), CleanOptional(build.Url));

    private string? CleanOptional(string? text) => text is null ? null : Clean(text);
}
