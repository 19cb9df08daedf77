using Actions.Git;
using ReleaseTree.Content;
using ReleaseTree.Git;
using ReleaseTree.Interfaces;

namespace ReleaseTree;

/// <summary>Writes the two commits of a release. A commit cannot hold its own id: therefore the workflows, which name the actions by commit, come in a second one.</summary>
internal sealed class ReleaseCommits(GitObjects objects, Inputs inputs, string suite, Problems problems, CancellationToken cancellationToken)
{
    public async Task<Release> MakeAsync(SourceTree source, IReadOnlyDictionary<string, string> digests, InterfaceReview review)
    {
        var tree = new TreeEdit(objects, cancellationToken);
        var withActions = await tree.ApplyAsync(source.Commit, new ActionFiles(source, suite, problems).Of(inputs.Registry, digests));
        var actions = await WriteAsync(source, withActions, source.Commit, "the actions, with their images by digest");

        var withWorkflows = await tree.ApplyAsync(withActions, new WorkflowFiles(source, suite, problems).Of(inputs.Repository, inputs.Version, actions));
        var workflows = await WriteAsync(source, withWorkflows, actions, "the workflows, with the actions by commit");
        return new Release(source.Commit, actions, workflows, digests) { Review = review };
    }

    /// <summary>Reads back what was written, and holds it against what a release may be.</summary>
    public async Task CheckAsync(Release release, IEnumerable<string> actions)
    {
        var changes = new AllowedChanges(objects, problems, cancellationToken);
        await changes.CheckActionsAsync(release.Source, release.Actions);
        await changes.CheckWorkflowsAsync(release.Actions, release.Workflows);

        var files = new List<(string, string)>();
        string[] places = [ReleasePaths.Actions, ReleasePaths.Workflows, .. actions.Select(ReleasePaths.ReleasedManifest)];
        foreach (var file in await objects.ListAsync(release.Workflows, cancellationToken, places))
        {
            if (ReleasePaths.IsWorkflow(file.Name) || Path.GetFileName(file.Name) == "action.yml")
                files.Add((file.Name, await objects.ReadFileAsync(file.Id, file.Name, cancellationToken)));
        }

        problems.Add(new ReleaseLint(inputs.Repository, suite).Check(files));
    }

    private async Task<ObjectId> WriteAsync(SourceTree source, ObjectId tree, ObjectId parent, string what) =>
        await objects.WriteCommitAsync(source.Signature.Commit(tree, parent, $"Release {inputs.Version}: {what}\n\nMade from {source.Commit}."), cancellationToken);
}
