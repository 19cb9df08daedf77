using Actions.Changes;
using Actions.GitHub;
using Actions.Toolkit;
using DetectChanges.Answer;
using DetectChanges.Comparing;
using DetectChanges.Filters.Lint;
using DetectChanges.Selecting;
using DetectChanges.Targets;
using Comparison = Actions.Changes.Comparison;

namespace DetectChanges;

/// <summary>The action from inputs to outputs.</summary>
internal static class DetectChangesApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        var decision = await DecideAsync(action, inputs);
        if (inputs.Select is { } list) decision = decision with { Selection = Selection.Of(list, decision) };

        var lists = FileLists.Of(decision, inputs.ListFiles, inputs.ListLimit, elsewhere: inputs.OutputDir != null);
        var files = inputs.OutputDir is { } folder ? OutputFiles.Write(new WorkspaceFolder(action.Runner, folder), decision, file => Report.Write(file, decision)) : null;
        DetectOutputs.Write(action.Outputs, decision, lists, files);
        DetectLog.Write(action.Log, decision, lists, files);
        if (inputs.Explain is { } path) PathExplanation.Write(action.Log, inputs.FilterFile.Filters, inputs.Quantifier, decision.Comparison, path);
        action.Summary.Write(DetectSummary.Of(decision, action.Runner, files));
        return true;
    }

    private static async Task<Decision> DecideAsync(ActionContext action, Inputs inputs)
    {
        var trigger = GitHubEvent.Read(action.Runner);
        var sha = RunCommit.Read(action.Runner);
        var policy = new BasePolicy(trigger, action.Runner, sha, inputs.Wishes);
        TellIgnored(action.Log, inputs, policy);

        var plan = policy.Plan();
        if (plan is ComparisonPlan.Nothing)
            return Decision.Of(inputs.FilterFile.Filters, inputs.Quantifier, new Comparison { Reason = Reason.RefDeleted }) with { Targets = inputs.WantsTargets ? new TargetsAnswer() : null };
        using var session = new ComparingSession(action, inputs.Wishes, sha);
        var comparison = await session.CompareAsync(plan, policy.IsPullRequest ? null : inputs.Ref, action.Stopping);
        var targets = inputs.WantsTargets ? await FindTargetsAsync(action, inputs, session, comparison) : null;
        if (inputs.Submodules == Submodules.Descend) comparison = await new SubmoduleChanges(action, session.Checkout).AddAsync(comparison, action.Stopping);
        var findings = await LintRun.RunAsync(inputs, comparison, session.Repository, action.Log, action.Stopping);
        LintReport.Write(action.Log, inputs.FiltersFile, findings);
        if (LintReport.Refusal(findings) is { } refusal)
        {
            action.Summary.Write(LintReport.Table(findings));
            throw refusal;
        }

        return Decision.Of(inputs.FilterFile.Filters, inputs.Quantifier, comparison) with { Findings = findings, Targets = targets, Usage = session.Usage };
    }

    private static Task<TargetsAnswer> FindTargetsAsync(ActionContext action, Inputs inputs, ComparingSession session, Comparison comparison)
    {
        // The repository need not be checked out to the workspace itself.
        var file = inputs.Targets.Path.Length == 0
            ? inputs.Targets
            : inputs.Targets with { Path = Path.GetRelativePath(session.Checkout.Root, Path.GetFullPath(inputs.Targets.Path, action.Runner.Workspace)) };
        return new TargetFinder(session.Repository, session.Remote, file, inputs.Dependents).FindAsync(comparison, action.Stopping);
    }

    private static void TellIgnored(ActionLog log, Inputs inputs, BasePolicy policy)
    {
        if (policy.IsPullRequest && inputs.Base != null)
            log.Notice("The input 'base' is ignored on pull requests: they are compared with their target branch. Use 'since: ref:…' to compare with something else.");
        if (policy.IsPullRequest && inputs.Ref != null) log.Notice("The input 'ref' is ignored on pull requests: their head is looked at.");
        if (inputs.FetchDepth != null) log.Notice("The input 'initial-fetch-depth' has no effect: what is missing is fetched by its id.");
    }
}
