using Actions.Toolkit;
using Notify.Events;

namespace Notify.Messages;

/// <summary>Chooses the words for a notification, once for all sinks.</summary>
internal static class MessageWriter
{
    private const int ShortCommit = 7;

    public static Message Write(Notification notification) => new()
    {
        Title = OneLine($"{Sign(notification.Status)} {Sentence(notification)}"),
        Tone = ToneOf(notification.Status),
        Reason = notification.Reason,
        Facts = [.. Facts(notification)],
        Sections = [.. Sections(notification)],
        Links = [.. Links(notification)],
    };

    private static string Sign(NotificationStatus status) => status switch
    {
        NotificationStatus.Started => "🚀",
        NotificationStatus.Success => "✅",
        NotificationStatus.Failure => "❌",
        NotificationStatus.Cancelled => "🚫",
        NotificationStatus.RolledBack => "⏪",
        NotificationStatus.Recovered => "💚",
        _ => "⚠️",
    };

    private static Tone ToneOf(NotificationStatus status) => status switch
    {
        NotificationStatus.Success or NotificationStatus.Recovered => Tone.Good,
        NotificationStatus.Failure => Tone.Bad,
        NotificationStatus.RolledBack or NotificationStatus.Warning => Tone.Careful,
        _ => Tone.Neutral,
    };

    private static string Sentence(Notification told) => told.Environment is null ? AboutRun(told) : AboutDeployment(told);

    private static string AboutDeployment(Notification told)
    {
        var what = told.Service ?? told.Repository;
        var version = told.Version is null ? what : $"{what} {told.Version}";
        return told.Status switch
        {
            NotificationStatus.Started => $"Deployment of {version} to {told.Environment} started",
            NotificationStatus.Success => $"{version} deployed to {told.Environment}",
            NotificationStatus.Failure => $"Deployment of {version} to {told.Environment} failed{Again(told)}",
            NotificationStatus.Cancelled => $"Deployment of {version} to {told.Environment} was cancelled",
            NotificationStatus.RolledBack => $"{what} in {told.Environment} was rolled back{(told.PreviousVersion is null ? "" : $" to {told.PreviousVersion}")}",
            NotificationStatus.Recovered => $"{version} deployed to {told.Environment}: recovered",
            _ => $"{version} in {told.Environment}: warning",
        };
    }

    private static string AboutRun(Notification told)
    {
        var what = told.Service is null ? $"{told.Workflow} of {told.Repository}" : $"{told.Workflow} of {told.Service}";
        return told.Status switch
        {
            NotificationStatus.Started => $"{what} started",
            NotificationStatus.Success => $"{what} succeeded",
            NotificationStatus.Failure => $"{what} failed{Again(told)}",
            NotificationStatus.Cancelled => $"{what} was cancelled",
            NotificationStatus.RolledBack => $"{what} was rolled back",
            NotificationStatus.Recovered => $"{what} recovered",
            _ => $"{what}: warning",
        };
    }

    private static string Again(Notification told) => told.ConsecutiveFailures > 1 ? $" ({told.ConsecutiveFailures} times in a row)" : "";

    private static IEnumerable<Fact> Facts(Notification told)
    {
        if (told.Service is not null) yield return new Fact("Service", told.Service);
        if (told.Environment is not null) yield return new Fact("Environment", told.Environment, told.EnvironmentUrl);
        if (told.Version is not null) yield return new Fact("Version", told.Version);
        if (told.PreviousVersion is not null) yield return new Fact("Previous version", told.PreviousVersion);
        if (told.FailedStep is not null) yield return new Fact("Failed step", told.FailedStep);
        if (told.Commit.Length > 0) yield return new Fact("Commit", Short(told.Commit), CommitUrl(told, told.Commit));
        if (told.Ref.Length > 0) yield return new Fact("Ref", told.Ref);
        if (told.Actor.Length > 0) yield return new Fact("By", told.Actor);
        if (told.Duration is { } duration) yield return new Fact("Duration", DurationText.Format(duration));
    }

    private static IEnumerable<Section> Sections(Notification told)
    {
        if (told.Jobs.Count > 0) yield return new Section("Jobs", [.. told.Jobs.OrderBy(Importance).Select(job => new Fact(OneLine(job.Name), OneLine(job.Result)))], Url: told.RunUrl);
        if (told.Builds.Count > 0) yield return new Section("Builds", [.. told.Builds.Select(Line)], Url: told.RunUrl);
        if (told.Changes.Count == 0) yield break;
        var shown = told.Changes.Take(told.MostChanges).Select(change => Line(change, told));
        yield return new Section("Changes", [.. shown], Math.Max(0, told.Changes.Count - told.MostChanges), told.CompareUrl ?? told.RunUrl);
    }

    private static int Importance(JobResult job) => job.Result switch { "failure" => 0, "cancelled" => 1, _ => 2 };

    private static Fact Line(Change change, Notification told) =>
        new(Short(change.Commit ?? ""), OneLine(change.Text), change.Commit is null ? null : CommitUrl(told, change.Commit));

    private static Fact Line(Build build)
    {
        var words = new[] { build.Profile, build.Version, build.Id }.Where(word => word is not null);
        return new Fact(OneLine(build.Platform), OneLine(string.Join(", ", words)), IsWeb(build.Url) ? build.Url : null);
    }

    private static IEnumerable<Link> Links(Notification told)
    {
        yield return new Link("Run", told.RunUrl);
        if (told.EnvironmentUrl is not null) yield return new Link("Open", told.EnvironmentUrl);
        if (told.CompareUrl is not null) yield return new Link("Compare", told.CompareUrl);
    }

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string CommitUrl(Notification told, string commit) => $"{told.ServerUrl}/{told.Repository}/commit/{commit}";

    // Other separators of lines, such as U+2028, are left as they are.
    private static string OneLine(string text) => text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ');

    private static string Short(string commit) => commit.Length > ShortCommit ? commit[..ShortCommit] : commit;
}
