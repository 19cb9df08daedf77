using Actions.Git;
using Actions.GitHub;
using Actions.Toolkit;
using ResolveEnvironment.Checking;
using ResolveEnvironment.Events;
using ResolveEnvironment.Rules;

namespace ResolveEnvironment.Ancestry;

/// <summary>
/// Whether the commit is part of a branch: a checkout that shows it is believed, everything else is GitHub's to say. What cannot be told is refused.
/// </summary>
internal sealed class AncestryCheck(Inputs inputs, ActionContext action)
{
    private const string Name = "Ancestry";
    private const string NoToken = "Leave 'token' at its default, or check out with 'fetch-depth: 0'.";
    private const string NotMerged = "Only commits of that branch are deployed this way: merge it first, or tag a commit of the branch.";
    private const string NoCommit = "Start the run by an event that is about a commit, or leave the ancestry out for it.";
    private const string NotCompared = "Check the name of the branch, and that the commit is still at GitHub: one that was pushed over or never pushed is not.";

    /// <returns>Null when no branch has to contain it.</returns>
    public async Task<Check?> RunAsync(Rule? rule, Occasion occasion)
    {
        var branch = rule?.RequireAncestry ?? (occasion.Kind == RefKind.Tag ? inputs.RequireAncestry : null);
        if (branch is null) return null;
        if (occasion.Sha is not { } sha) return Refused("the event names no commit", NoCommit);
        if (await IsInCheckoutAsync(sha, branch)) return Passed($"{sha.Short} is part of {branch}, by the checkout");
        if (inputs.Token is not { } token || action.Runner.Repository.Length == 0)
            return Refused($"the checkout does not show that {sha.Short} is part of {branch}, and without a token GitHub is not asked", NoToken);
        try
        {
            using var github = GitHubClient.For(action, token);
            return Judge(await github.CompareAsync(RepositoryName.Parse(action.Runner.Repository), $"refs/heads/{branch}", sha.Hex, action.Stopping), sha, branch);
        }
        catch (GitHubError problem)
        {
            return Check.Unknown(Name, problem);
        }
    }

    private static Check Judge(Comparison? comparison, ObjectId sha, string branch) =>
        comparison is null ? Refused($"GitHub cannot compare {sha.Short} with the branch {branch}: one of them does not exist, or they share no history", NotCompared)
        : comparison.MergeBaseCommit.Sha == sha.Hex ? Passed($"{sha.Short} is part of {branch}, says GitHub")
        : Refused($"{sha.Short} is not part of {branch}", NotMerged);

    // Only a yes counts: branches move on while the checkout stays, and a shallow one ends somewhere.
    private async Task<bool> IsInCheckoutAsync(ObjectId sha, string branch)
    {
        if (GitCheckout.FindAt(inputs.WorkingDirectory.FullPath) is not { } checkout || CheckedOutBranch.Tip(checkout, branch) is not { } tip) return false;
        using var repository = ScratchRepository.Create(new GitProgram(action.Processes, action.Environment), checkout, sha.IsSha256);
        return await repository.MergeBaseAsync(sha, tip, action.Stopping) is { } found && found.Commit == sha;
    }

    private static Check Passed(string text) => new(Name, CheckVerdict.Passed, text);

    private static Check Refused(string text, string remedy) => new(Name, CheckVerdict.Refused, text) { Remedy = remedy };
}
