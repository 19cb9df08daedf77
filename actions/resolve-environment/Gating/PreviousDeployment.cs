using Actions.GitHub;
using Actions.Toolkit;
using ResolveEnvironment.Checking;
using ResolveEnvironment.Naming;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Gating;

/// <summary>
/// Whether what was deployed before lets another deployment come: no way back is under way, and the last deployment has ended, and not with failure.
/// What this very run recorded before it was run again is not in its way.
/// </summary>
internal sealed class PreviousDeployment(Inputs inputs, ActionContext action)
{
    private const string Name = "Gate";
    private const int LongestAddress = 500;

    /// <returns>Null when nobody wants to know.</returns>
    public async Task<Check?> RunAsync(TargetEnvironment environment, Pass? pass)
    {
        if (!inputs.RequirePreviousSuccess) return null;
        if (action.Runner.Repository.Length == 0) return new Check(Name, CheckVerdict.Refused, "it could not be found out: GITHUB_REPOSITORY is empty");
        try
        {
            using var github = GitHubClient.For(action, inputs.Token);
            var records = new DeploymentRecords(github, RepositoryName.Parse(action.Runner.Repository), environment.Name, action.Log.Info);
            if (await records.FindRollbackInProgressAsync(inputs.Component, action.Stopping) is { } rollback && !IsOwn(rollback))
                return Blocked($"a rollback is under way: {Describe(rollback)}");
            return Judge(await LastAsync(records), environment, pass);
        }
        catch (GitHubError problem)
        {
            return Check.Unknown(Name, problem);
        }
    }

    private async Task<IReadOnlyList<DeploymentRecord>> LastAsync(DeploymentRecords records) =>
        inputs.Component is null ? await records.FindLastOfEachAsync(action.Stopping)
        : await records.FindLastAsync(inputs.Component, action.Stopping) is { } last ? [last]
        : [];

    // What blocks is told before what a hotfix passes, and that before what is well.
    private Check Judge(IReadOnlyList<DeploymentRecord> last, TargetEnvironment environment, Pass? pass)
    {
        var checks = last.Select(record => Judge(record, pass)).ToList();
        return checks.Find(check => !check.LetsPass)
            ?? checks.Find(check => check.Verdict == CheckVerdict.Overridden)
            ?? checks.FirstOrDefault()
            ?? Passed($"no deployment{(inputs.Component is null ? "" : $" of {inputs.Component}")} to {environment.Name} is recorded yet");
    }

    private Check Judge(DeploymentRecord last, Pass? pass)
    {
        if (IsOwn(last)) return Passed($"the last deployment is of this very run: {last.Name}");
        return last.State switch
        {
            "success" or "inactive" => Passed($"the last deployment ended with {last.State}: {last.Name}"),
            "failure" or "error" => InTheWay($"the last deployment failed: {Describe(last)}", pass),
            _ => InTheWay($"the last deployment has not ended: {Describe(last)}", pass is { IsForRollback: true } ? pass : null),
        };
    }

    private static Check InTheWay(string obstacle, Pass? pass) => pass is null ? Blocked(obstacle) : new Check(Name, CheckVerdict.Overridden, $"{obstacle}; {pass.Why}");

    // A run that was killed early has left no status with its address, but the payload names it.
    private bool IsOwn(DeploymentRecord record) => record.IsOf(action.Runner.RunUrl) || (action.Runner.RunId.Length > 0 && IdOf(record) == action.Runner.RunId);

    // Whoever may record deployments may write anything into them.
    private string Describe(DeploymentRecord record)
    {
        var state = record.State is null ? "without a status" : SafeText.Of(record.State);
        var run = record.LogUrl is { Length: > 0 } address ? Address(address)
            : IdOf(record) is { } id ? $"{action.Runner.ServerUrl}/{action.Runner.Repository}/actions/runs/{id}"
            : "a run it does not name";
        return $"deployment record {record.Id} of {record.CreatedAt:yyyy-MM-dd HH:mm} UTC, {state}, by {run}";
    }

    private static string? IdOf(DeploymentRecord record) => record.Payload?.Run?.Split('/')[0] is { Length: > 0 } id && id.All(char.IsAsciiDigit) ? id : null;

    private static string Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        ? $"{address.Scheme}://{SafeText.Of(address.Authority + address.AbsolutePath, LongestAddress)}"
        : SafeText.Of(text);

    private static Check Passed(string text) => new(Name, CheckVerdict.Passed, text);

    private static Check Blocked(string text) => new(Name, CheckVerdict.Blocked, text)
    {
        Remedy = "Wait for that run, run it again, or roll back first; a hotfix passes what failed. "
            + "If its run is gone, give the record a last status: gh api repos/OWNER/REPOSITORY/deployments/ID/statuses -f state=inactive",
    };
}
