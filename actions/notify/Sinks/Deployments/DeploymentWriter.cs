using Actions.GitHub;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Deployments;

/// <summary>Writes what is recorded of a notification. Pure.</summary>
/// <param name="settings">What the author says.</param>
/// <param name="run">Run and attempt, as <c>1001/1</c>.</param>
/// <param name="clean">Cuts secrets out of a text.</param>
internal sealed class DeploymentWriter(DeploymentSettings settings, string run, Func<string, string> clean)
{
    /// <summary>Name of the service: that of the repository when nobody names one.</summary>
    public static string ServiceOf(Notification told) => Shorten.Text(told.Service ?? told.Repository.Split('/')[^1], DeploymentLimits.Name.Most);

    /// <summary>The record of a new deployment.</summary>
    public NewDeployment Deployment(Notification told, RecordPayload payload) =>
        new(told.Commit, RecordTask.Deploy, settings.Environment, Named(payload.Service, told), payload.ToJson())
        {
            TransientEnvironment = settings.IsTransient,
            ProductionEnvironment = told.IsProduction,
        };

    /// <summary>What is known of the version: by the notification and the author, else by the deploy action, else by what was recorded before.</summary>
    public RecordPayload Payload(Notification told, RecordPayload? recorded = null)
    {
        var service = ServiceOf(told);
        var known = (settings.Said with { Service = service, Version = told.Version, Previous = told.PreviousVersion }).Or(settings.Records.FirstOrDefault(record => record.Service == service));
        var fitting = known with
        {
            Kind = Name(known.Kind),
            Version = Name(known.Version),
            ImageDigest = Id(known.ImageDigest),
            Configuration = Id(known.Configuration),
            TaskDefinition = Id(known.TaskDefinition),
            LambdaVersion = Id(known.LambdaVersion),
            AppRunnerDeployment = Id(known.AppRunnerDeployment),
            ComposeRelease = Id(known.ComposeRelease),
            MigrationHead = Id(known.MigrationHead),
            Previous = Name(known.Previous),
            Run = recorded?.Run ?? run,
        };
        return fitting.Or(recorded);
    }

    /// <summary>How it stands; null when the notification says nothing of that.</summary>
    public NewDeploymentStatus? Status(Notification told) => StateOf(told.Status) is not { } state
        ? null
        : new NewDeploymentStatus(state, Description(told), told.RunUrl)
        {
            EnvironmentUrl = told.EnvironmentUrl is { } url && url.Length <= DeploymentLimits.Url.Most ? url : null,
        };

    private string? StateOf(NotificationStatus status) => status switch
    {
        NotificationStatus.Started => "in_progress",
        NotificationStatus.Success or NotificationStatus.Recovered => "success",
        NotificationStatus.Failure or NotificationStatus.RolledBack => "failure",
        NotificationStatus.Cancelled => settings.CancelledAs == CancelledAs.Error ? "error" : "inactive",
        _ => null,
    };

    private string Description(Notification told)
    {
        var what = told.Status switch
        {
            NotificationStatus.Started => Named("started", told),
            NotificationStatus.Success => Named("deployed", told),
            NotificationStatus.Recovered => $"{Named("deployed", told)}: recovered",
            NotificationStatus.RolledBack => $"rolled back{(told.PreviousVersion is { } before ? $" to {Name(before)}" : "")}",
            NotificationStatus.Cancelled => "cancelled",
            _ => "failed",
        };
        return told.Reason is { } reason ? $"{what}: {reason}" : told is { IsBad: true, FailedStep: { } step } ? $"{what} in '{step}'" : what;
    }

    private string Named(string what, Notification told) => told.Version is { } version ? $"{what} {Name(version)}" : what;

    private string? Name(string? text) => text is null ? null : Shorten.Text(clean(text), DeploymentLimits.Name.Most);

    // Half an id leads nowhere.
    private string? Id(string? text) => text?.Length <= DeploymentLimits.Id.Most ? clean(text) : null;
}
