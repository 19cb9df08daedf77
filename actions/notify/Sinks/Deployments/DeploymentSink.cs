using System.Globalization;
using Actions.GitHub;
using Actions.Toolkit;
using Notify.Delivery;
using Notify.Events;
using Notify.Redaction;

namespace Notify.Sinks.Deployments;

/// <summary>Keeps one deployment record for each service and run attempt in step with what is told of it.</summary>
internal sealed class DeploymentSink(DeploymentSettings settings, ActionContext action) : ISink
{
    private readonly string run = action.Runner.RunAndAttempt;

    public SinkName Name => SinkName.Deployment;

    // Whoever reads records later goes by them, whoever was told.
    public bool HearsInSilence(Notification notification) => true;

    private DeploymentWriter Writer => new(settings, run, new Redactor(action.Masks).Clean);

    public IReadOnlyList<string> Preview(Notification notification)
    {
        if (Writer.Status(notification) is not { } status) return [];
        var deployment = Writer.Deployment(notification, Writer.Payload(notification));
        var id = settings.Id?.ToString(CultureInfo.InvariantCulture) ?? "…";
        var end = $"POST /repos/{action.Runner.Repository}/deployments/{id}/statuses\n{status.State}: {status.Description}";
        return settings.Id is not null
            ? [end]
            : [$"POST /repos/{action.Runner.Repository}/deployments (unless this run attempt has made it already)\n{deployment.Task} of {deployment.Ref} to {deployment.Environment}\n{deployment.Payload.ToJsonString()}", end];
    }

    public async Task<Receipt> SendAsync(Notification notification, SinkCall call)
    {
        if (Writer.Status(notification) is not { } status) return Receipt.Skipped($"{KebabCase.Of(notification.Status)} says nothing of how the deployment ended");
        call.CountTry();
        using var github = GitHubClient.For(action, settings.Token);
        try
        {
            var book = new DeploymentBook(github, RepositoryName.Parse(action.Runner.Repository), settings.Environment, run);
            return await RecordAsync(book, notification, status, call);
        }
        catch (GitHubError problem) when (problem.Kind == GitHubErrorKind.Conflict)
        {
            throw new SinkFailure(problem.FullText.ReplaceLineEndings(" "), problem) { IsFatal = true };
        }
    }

    private async Task<Receipt> RecordAsync(DeploymentBook book, Notification told, NewDeploymentStatus status, SinkCall call)
    {
        var service = DeploymentWriter.ServiceOf(told);
        var there = settings.Id is { } given ? await book.GetAsync(given, service, call.Stopping) : await book.FindAsync(service, call.Stopping);
        // A run that only takes back has deployed nothing; its way back has a record of its own.
        if (there is null && told.Status == NotificationStatus.RolledBack) return Receipt.Skipped("this run has recorded no deployment that could have been rolled back");
        var unmatched = Unmatched(service);
        if (unmatched is not null) call.Warn(unmatched);
        var payload = Writer.Payload(told, there?.Payload);
        // What is deployed is often known only at the end, and a payload cannot be changed. Records of others stay as they are.
        var isReplaced = there is { Payload: { } recorded, Deployment.Task: RecordTask.Deploy } && recorded.Run == run && told.IsFinal && payload != recorded;
        var id = there is null || isReplaced ? await book.CreateAsync(Writer.Deployment(told, payload), payload, call.Stopping) : there.Deployment.Id;
        var text = id.ToString(CultureInfo.InvariantCulture);
        call.Output("deployment-id", text);
        if (there?.Deployment.Id == id && await book.StateAsync(id, call.Stopping) == status.State) return new Receipt(text, $"it was {status.State} already");
        await book.SetAsync(id, status, call.Stopping);
        var left = isReplaced ? await book.RemoveAsync(there!.Deployment.Id, id, call.Stopping) : null;
        var open = status.State == "success" ? await book.EndEarlierAsync(id, service, status.LogUrl, call.Stopping) : null;
        return new Receipt(text, left ?? open ?? unmatched);
    }

    // Without what the deploy action says, rollback would not know where to go back to.
    private string? Unmatched(string service) => settings.Records.Count == 0 || settings.Records.Any(record => record.Service == service)
        ? null
        : $"'deployment-record' says nothing of '{service}', only of {string.Join(", ", settings.Records.Select(record => $"'{record.Service}'"))}";
}
