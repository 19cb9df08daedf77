using Actions.Git;
using Actions.Toolkit;
using Actions.Workflows;
using ReleaseTree.Content;
using ReleaseTree.Git;
using ReleaseTree.Images;
using ReleaseTree.Interfaces;
using ReleaseTree.Tags;

namespace ReleaseTree;

/// <summary>Makes a release as far as its commits: with every problem found on the way told at once, and nothing but unnamed objects written.</summary>
internal sealed class ReleaseBuild(ActionContext action, Inputs inputs, GitObjects objects, ReleaseTags tags)
{
    private static readonly string[] AllPlatforms = ["linux/amd64", "linux/arm64"];

    private readonly Problems problems = new();

    public async Task<Release> MakeAsync(ObjectId commit)
    {
        var source = await SourceTree.ReadAsync(objects, commit, action.Stopping);
        action.Log.Info($"Releasing {inputs.Version} from {commit}: {source.Actions.Count} actions, {source.Workflows.Count} workflows.");
        var review = await ReviewAsync(source);
        var digests = await DigestsAsync(source);

        var commits = new ReleaseCommits(objects, inputs, RuleSet.Suite.Facts.Suite, problems, action.Stopping);
        var release = await commits.MakeAsync(source, digests, review);
        await commits.CheckAsync(release, source.Actions.Keys);
        problems.ThrowIfAny("Nothing was tagged. Mend this on the default branch, or build the images of exactly this commit and version, and run this again.");
        return release;
    }

    private async Task<InterfaceReview> ReviewAsync(SourceTree source)
    {
        var previous = await tags.PreviousAsync(action.Stopping);
        var before = previous == null ? null : await SourceTree.ReadAsync(objects, previous.Commit, action.Stopping);
        var review = InterfaceReview.Of(previous?.Version, before, source);
        problems.Add(review.Problems(inputs.Version));
        return review;
    }

    private async Task<IReadOnlyDictionary<string, string>> DigestsAsync(SourceTree source)
    {
        if (AllPlatforms.Except(inputs.Platforms, StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            action.Log.Warning($"This release is not complete: nobody looks whether its images are there for {string.Join(" and ", missing)}.", title: "Fewer platforms");
        using var http = new HttpClient { MaxResponseContentBufferSize = Registry.LargestAnswer };
        return await new ImageLookup(new Registry(http, inputs.Registry, Login()), inputs, problems).FindAsync(source.Commit, [.. source.Images], action.Stopping);
    }

    private (string User, string Password)? Login()
    {
        if (action.Runner.Variable("REGISTRY_PASSWORD") is not { Length: > 0 } password) return null;
        action.Masks.Add(password);
        return (action.Runner.Variable("REGISTRY_USERNAME") ?? "", password);
    }
}
