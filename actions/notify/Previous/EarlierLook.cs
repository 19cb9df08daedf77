using Actions.GitHub;
using Actions.Toolkit;
using Notify.Events;
using Notify.Wishes;

namespace Notify.Previous;

/// <summary>Looks up how the one before ended, where anybody wants to know. Trouble is said and stops nothing.</summary>
internal sealed class EarlierLook(Inputs inputs, ActionContext action)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private bool DependsOnIt => inputs.Event.Environment is not null || inputs.When is When.Change or When.Recovered;

    public async Task<Earlier> RunAsync(Notification told)
    {
        // Without an environment a message that is told in any case costs no request.
        if (!DependsOnIt && told.Status != NotificationStatus.Failure) return Earlier.Nothing;
        using var limit = new CancellationTokenSource(Limit, action.Time);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, action.Stopping);
        try
        {
            return await LookAsync(told, stopping.Token);
        }
        catch (GitHubError problem)
        {
            return Unknown(problem.FullText.ReplaceLineEndings(" "));
        }
        catch (OperationCanceledException)
        {
            return Unknown(action.Stopping.IsCancellationRequested ? "the step was cancelled" : $"GitHub did not say within {DurationText.Format(Limit)}");
        }
    }

    private async Task<Earlier> LookAsync(Notification told, CancellationToken cancellation)
    {
        if (inputs.Token is not { } token) return Unknown("that needs the input 'token'");
        if (action.Runner is not { Repository.Length: > 0, RunId.Length: > 0 }) return Unknown("that needs GITHUB_REPOSITORY and GITHUB_RUN_ID");
        using var github = GitHubClient.For(action, token);
        if (Outcomes(github, RepositoryName.Parse(action.Runner.Repository)) is not { } outcomes) return Unknown($"GITHUB_WORKFLOW_REF is '{action.Runner.WorkflowRef}' and names no workflow");
        var earlier = await Earlier.OfAsync(outcomes.ListAsync(cancellation), isCounted: told.Status == NotificationStatus.Failure);
        action.Log.Info($"The one before: {(earlier.Status is { } status ? KebabCase.Of(status) : "none")}{(earlier.Failures > 0 ? $", {earlier.Failures} failed in a row" : "")}, by {outcomes.Name}");
        return earlier;
    }

    private IPastOutcomes? Outcomes(GitHubClient github, RepositoryName repository)
    {
        if (inputs.Event.Environment is { } environment)
            return new RecordedOutcomes(new DeploymentRecords(github, repository, environment, action.Log.Info), environment, inputs.Event.Service, action.Runner);
        return action.Runner.WorkflowFile is { } workflow ? new RunOutcomes(github, repository, workflow, action.Runner) : null;
    }

    private Earlier Unknown(string why)
    {
        var text = $"How the one before ended is not known{(DependsOnIt ? ", so this counts as a change" : "")}: {why}";
        if (DependsOnIt) action.Log.Warning(text, title: "Previous status unknown");
        else action.Log.Info(text);
        return Earlier.Unknown;
    }
}
