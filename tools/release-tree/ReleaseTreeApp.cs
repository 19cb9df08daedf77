using Actions.Git;
using Actions.Releases;
using Actions.Toolkit;
using Actions.Workflows;
using ReleaseTree.Content;
using ReleaseTree.Git;
using ReleaseTree.Images;
using ReleaseTree.Tags;

namespace ReleaseTree;

/// <summary>The story: read the commit, look at the images, write the two commits, check them, and set the tags.</summary>
internal static class ReleaseTreeApp
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    private static readonly string[] AllPlatforms = ["linux/amd64", "linux/arm64"];

    public static async Task<ExitCode> RunAsync(ActionContext action)
    {
        var inputs = action.Read(Inputs.From);
        var checkout = GitCheckout.Find(action.Runner.Workspace);
        var git = new GitCommands(new GitProgram(action.Processes, action.Environment), checkout.Folder);
        var objects = new GitObjects(git);
        var release = await MakeAsync(action, inputs, objects, await SourceCommit.FindAsync(git, checkout, inputs.Commit, action.Stopping));

        var tags = new ReleaseTags(objects, new TagRefs(git), inputs.Version, inputs.Bad);
        var plan = await tags.PlanAsync(release.Workflows, action.Stopping);
        if (inputs.DryRun) await ReleaseReport.TellDifferencesAsync(action, objects, release, plan);
        var (result, moved) = inputs.Tag && !inputs.DryRun ? await TagAsync(action, tags, objects, release) : (inputs.DryRun ? "planned" : "made", []);
        ReleaseReport.Write(action, inputs, release, result, tags.Name, moved);
        return ExitCode.Success;
    }

    private static async Task<Release> MakeAsync(ActionContext action, Inputs inputs, GitObjects objects, ObjectId commit)
    {
        var source = await SourceTree.ReadAsync(objects, commit, action.Stopping);
        action.Log.Info($"Releasing {inputs.Version} from {commit}: {source.Actions.Count} actions, {source.Workflows.Count} workflows.");
        if (Missing(inputs.Platforms) is { Count: > 0 } missing)
            action.Log.Warning($"This release is not complete: nobody looks whether its images are there for {string.Join(" and ", missing)}.", title: "Fewer platforms");

        var (problems, suite) = (new Problems(), RuleSet.Suite.Facts.Suite);
        using var http = new HttpClient { MaxResponseContentBufferSize = LargestAnswer };
        var lookup = new ImageLookup(new Registry(http, inputs.Registry, Login(action)), inputs, problems);
        var commits = new ReleaseCommits(objects, inputs, suite, problems, action.Stopping);
        var release = await commits.MakeAsync(source, await lookup.FindAsync(commit, [.. source.Images], action.Stopping));
        await commits.CheckAsync(release, source.Actions.Keys);
        problems.ThrowIfAny("Nothing was tagged. Mend this on the default branch, or build the images of exactly this commit and version, and run this again.");
        return release;
    }

    private static async Task<(string Result, IReadOnlyList<FloatingDecision> Moved)> TagAsync(ActionContext action, ReleaseTags tags, GitObjects objects, Release release)
    {
        var by = Signature.Of(await objects.ReadCommitAsync(release.Source, action.Stopping));
        var isNew = await tags.SetAsync(release.Workflows, by, action.Stopping);
        action.Outputs.Set("tag", tags.Name);
        var moved = await tags.MoveAsync(release.Workflows, action.Stopping);
        return (isNew || moved.Count > 0 ? "tagged" : "unchanged", moved);
    }

    private static List<string> Missing(IReadOnlyList<string> platforms) => [.. AllPlatforms.Except(platforms, StringComparer.Ordinal)];

    private static (string User, string Password)? Login(ActionContext action)
    {
        if (action.Runner.Variable("REGISTRY_PASSWORD") is not { Length: > 0 } password) return null;
        action.Masks.Add(password);
        return (action.Runner.Variable("REGISTRY_USERNAME") ?? "", password);
    }
}
