using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using ReleaseTree.Git;
using ReleaseTree.Tags;

namespace ReleaseTree;

/// <summary>The story: find the commit, make the two commits of the release from it, tell, and set the tags.</summary>
internal static class ReleaseTreeApp
{
    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        var checkout = GitCheckout.Find(action.Runner.Workspace);
        var git = new GitCommands(new GitProgram(action.Processes, action.Environment), checkout.Folder);
        var objects = new GitObjects(git);
        var tags = new ReleaseTags(objects, new TagRefs(git), inputs.Version, inputs.Bad);

        var release = await new ReleaseBuild(action, inputs, objects, tags).MakeAsync(await SourceCommit.FindAsync(git, checkout, inputs.Commit, action.Stopping));
        var plan = await tags.PlanAsync(release.Workflows, action.Stopping);
        if (inputs.DryRun) await ReleaseReport.TellDifferencesAsync(action, objects, release, plan);
        var (result, moved) = inputs.DryRun ? ("planned", []) : inputs.Tag ? await TagAsync(action, tags, objects, release) : ("made", []);
        ReleaseReport.Write(action, inputs, release, result, tags.Name, moved);
        return ExitCode.Success;
    }

    private static async Task<(string Result, IReadOnlyList<FloatingDecision> Moved)> TagAsync(ActionContext action, ReleaseTags tags, GitObjects objects, Release release)
    {
        var by = Signature.Of(await objects.ReadCommitAsync(release.Source, action.Stopping));
        var isNew = await tags.SetAsync(release.Workflows, by, action.Stopping);
        action.Outputs.Set("tag", tags.Name);
        var moved = await tags.MoveAsync(release.Workflows, action.Stopping);
        return (isNew || moved.Count > 0 ? "tagged" : "unchanged", moved);
    }
}
