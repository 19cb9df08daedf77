using System.Text;
using Actions.GitHub;
using Notify.Delivery;
using Notify.Events;
using Notify.Messages;

namespace Notify.Sinks.Deployments;

/// <summary>Writes what is recorded of a notification. Pure.</summary>
/// <param name="settings">What the author says.</param>
/// <param name="run">Run and attempt, as <c>1001/1</c>.</param>
internal sealed class DeploymentWriter(DeploymentSettings settings, string run)
{
    /// <summary>Name of the service: that of the repository when nobody names one.</summary>
    public static string ServiceOf(Notification told) => Name(told.Service ?? told.Repository.Split('/')[^1])!;

    /// <summary>The record of a new deployment.</summary>
    /// <exception cref="SinkFailure">The author says more than a payload holds.</exception>
    public NewDeployment Deployment(Notification told)
    {
        var payload = Payload(told).ToJson();
        var size = Encoding.UTF8.GetByteCount(payload.ToJsonString());
        if (size > DeploymentLimits.Payload.Most) throw new SinkFailure($"the payload has {size:N0} bytes, and at most {DeploymentLimits.Payload.Most:N0} are kept; give shorter names and ids");
        return new NewDeployment(told.Commit, RecordTask.Deploy, settings.Environment, Named(ServiceOf(told), told), payload)
        {
            TransientEnvironment = settings.IsTransient,
            ProductionEnvironment = told.IsProduction,
        };
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

    private static string Description(Notification told)
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

    private static string Named(string what, Notification told) => told.Version is { } version ? $"{what} {Name(version)}" : what;

    // What the deploy action found out, then what the author says, then what the notification says.
    private RecordPayload Payload(Notification told)
    {
        var service = ServiceOf(told);
        var known = settings.Records.FirstOrDefault(record => record.Service == service);
        var said = settings.Said;
        return new RecordPayload
        {
            Service = service,
            Kind = said.Kind ?? Name(known?.Kind),
            Version = Name(told.Version ?? known?.Version),
            ImageDigest = said.ImageDigest ?? Id(known?.ImageDigest),
            Configuration = Id(known?.Configuration),
            TaskDefinition = said.TaskDefinition ?? Id(known?.TaskDefinition),
            LambdaVersion = said.LambdaVersion ?? Id(known?.LambdaVersion),
            AppRunnerDeployment = said.AppRunnerDeployment ?? Id(known?.AppRunnerDeployment),
            ComposeRelease = said.ComposeRelease ?? Id(known?.ComposeRelease),
            MigrationHead = said.MigrationHead ?? Id(known?.MigrationHead),
            ExpandOnly = known?.ExpandOnly == true,
            Previous = Name(told.PreviousVersion ?? known?.Previous),
            Run = run,
        };
    }

    private static string? Name(string? text) => text is null ? null : Shorten.Text(text, DeploymentLimits.Name.Most);

    // Half an id leads nowhere.
    private static string? Id(string? text) => text?.Length <= DeploymentSettings.LongestId ? text : null;
}
