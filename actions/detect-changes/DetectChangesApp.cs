using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using DetectChanges.Answer;
using DetectChanges.Comparing;
using DetectChanges.Filters.Lint;
using DetectChanges.Trees;
using Comparison = DetectChanges.Comparing.Comparison;

namespace DetectChanges;

/// <summary>The action from inputs to outputs.</summary>
internal static class DetectChangesApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        var trigger = ReadEvent(action.Runner);
        var sha = ReadSha(action.Runner);
        var policy = new BasePolicy(trigger, action.Runner.Ref, sha, action.Runner.IsRefProtected, inputs.LongLivedBranches);
        if (policy.IsPullRequest && inputs.Base != null)
            action.Log.Notice("The input 'base' is ignored on pull requests: they are compared with their target branch. Use 'since: ref:…' to compare with something else.");

        var plan = policy.Plan(inputs.Since, inputs.Base);
        using var repository = plan is ComparisonPlan.Nothing ? null : OpenRepository(action, inputs, sha);
        var comparison = await CompareAsync(action, inputs, sha, plan, repository);
        var findings = await LintRun.RunAsync(inputs, comparison, head => ListAsync(repository, head, action.Stopping), action.Log);
        LintReport.Write(action.Log, inputs.FiltersFile, findings);
        if (LintReport.Refusal(findings) is { } refusal)
        {
            action.Summary.Write(LintReport.Table(findings));
            throw refusal;
        }

        var decision = Decision.Of(inputs.Filters.Filters, inputs.Quantifier, comparison);
        var lists = FileLists.Of(decision, inputs.ListFiles, inputs.ListLimit);

        DetectOutputs.Write(action.Outputs, decision, lists);
        DetectLog.Write(action.Log, decision);
        if (inputs.Explain is { } path) PathExplanation.Write(action.Log, inputs, comparison, path);
        action.Summary.Write(DetectSummary.Of(decision, findings, action.Runner));
        return true;
    }

    private static ScratchRepository OpenRepository(ActionContext action, Inputs inputs, ObjectId sha) =>
        ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), GitCheckout.Find(inputs.WorkingDirectory.FullPath), sha.IsSha256);

    private static async Task<Comparison> CompareAsync(ActionContext action, Inputs inputs, ObjectId sha, ComparisonPlan plan, ScratchRepository? repository)
    {
        if (repository == null) return new Comparison { Reason = Reason.RefDeleted };
        var remote = inputs.Token is { } token ? new GitRemote(action.Runner.ServerUrl, action.Runner.Repository, token, action.Masks) : null;
        var finder = new CommitFinder(repository, remote, action.Log);
        return await new Comparer(repository, finder, sha, inputs.OnUnknownBase == OnUnknownBase.Fail).RunAsync(plan, action.Stopping);
    }

    private static async Task<FileTree> ListAsync(ScratchRepository? repository, ObjectId head, CancellationToken stopping) =>
        new((await repository!.ListAsync(head, stopping)).Select(file => file.Path.Text));

    private static GitHubEvent ReadEvent(RunnerContext runner)
    {
        try
        {
            return GitHubEvent.Parse(runner.EventName, File.ReadAllBytes(runner.EventPath));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            throw new UserError(
                $"The event payload '{runner.EventPath}' cannot be read: {problem.Message}",
                "It is the file that GITHUB_EVENT_PATH names; a runner always provides it.",
                problem);
        }
    }

    private static ObjectId ReadSha(RunnerContext runner) =>
        ObjectId.TryParse(runner.Sha, out var sha) ? sha : throw new UserError($"GITHUB_SHA is '{runner.Sha}', not a full commit id.", "A runner always provides it.");
}
