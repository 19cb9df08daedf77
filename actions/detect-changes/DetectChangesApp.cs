using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using DetectChanges.Answer;
using DetectChanges.Comparing;
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
        var policy = new BasePolicy(trigger, action.Runner, sha, inputs);
        TellIgnored(action.Log, inputs, policy);

        var comparison = await CompareAsync(action, inputs, sha, policy);
        var decision = Decision.Of(inputs.Filters.Filters, inputs.Quantifier, comparison);
        var lists = FileLists.Of(decision, inputs.ListFiles, inputs.ListLimit);

        DetectOutputs.Write(action.Outputs, decision, lists);
        DetectLog.Write(action.Log, inputs, decision);
        action.Summary.Write(DetectSummary.Of(inputs, decision, action.Runner));
        return true;
    }

    private static void TellIgnored(ActionLog log, Inputs inputs, BasePolicy policy)
    {
        if (policy.IsPullRequest && inputs.Base != null)
            log.Notice("The input 'base' is ignored on pull requests: they are compared with their target branch. Use 'since: ref:…' to compare with something else.");
        if (policy.IsPullRequest && inputs.Ref != null) log.Notice("The input 'ref' is ignored on pull requests: their head is looked at.");
        if (inputs.FetchDepth != null) log.Notice("The input 'initial-fetch-depth' has no effect: what is missing is fetched by its id.");
    }

    private static async Task<Comparison> CompareAsync(ActionContext action, Inputs inputs, ObjectId sha, BasePolicy policy)
    {
        var plan = policy.Plan();
        if (plan is ComparisonPlan.Nothing) return new Comparison { Reason = Reason.RefDeleted };
        using var session = new ComparingSession(action, inputs, sha);
        return await session.CompareAsync(plan, policy.IsPullRequest ? null : inputs.Ref, action.Stopping);
    }

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
