using Actions.Git;
using ReleaseTree.Git;

namespace ReleaseTree.Content;

/// <summary>Compares what both commits change with what they may change: the files themselves are asked, not what was meant to be written.</summary>
internal sealed class AllowedChanges(GitObjects objects, Problems problems, CancellationToken cancellationToken)
{
    /// <summary>New manifests in the root, and lines with <c>image:</c> in those of the default branch.</summary>
    public async Task CheckActionsAsync(ObjectId source, ObjectId actions)
    {
        foreach (var change in await objects.ChangesAsync(source, actions, cancellationToken))
        {
            if (change is { Status: ChangeStatus.Added, NewMode: TreeEntry.FileMode } && change.Path.Text.Split('/') is [_, "action.yml"]) continue;
            if (ReleasePaths.ActionOf(change.Path.Text) == null || !await ChangesOnlyAsync(change, "image:"))
                problems.Add($"The commit of the actions changes {change.Path.Text}, which is none of its business.");
        }
    }

    /// <summary>Lines with <c>uses:</c> in workflows, and defaults that name a workflow of the suite.</summary>
    public async Task CheckWorkflowsAsync(ObjectId actions, ObjectId release)
    {
        foreach (var change in await objects.ChangesAsync(actions, release, cancellationToken))
        {
            if (!ReleasePaths.IsWorkflow(change.Path.Text) || !await ChangesOnlyAsync(change, "uses:", "default:"))
                problems.Add($"The commit of the workflows changes {change.Path.Text}, which is none of its business.");
        }
    }

    private async Task<bool> ChangesOnlyAsync(TreeChange change, params string[] keys)
    {
        if (change.Status != ChangeStatus.Modified || change.OldMode != change.NewMode) return false;
        var before = (await objects.ReadFileAsync(change.OldId, change.Path.Text, cancellationToken)).Split('\n');
        var after = (await objects.ReadFileAsync(change.NewId, change.Path.Text, cancellationToken)).Split('\n');
        return before.Length == after.Length
            && before.Zip(after).All(line => line.First == line.Second || keys.Any(key => line.First.Contains(key, StringComparison.Ordinal) && line.Second.Contains(key, StringComparison.Ordinal)));
    }
}
