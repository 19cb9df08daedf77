using Actions.Git;
using Actions.Workflows;
using ReleaseTree.Git;

namespace ReleaseTree.Content;

/// <summary>What a commit holds of that a release is made of.</summary>
internal sealed record SourceTree
{
    public required ObjectId Commit { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>Names in the root folder.</summary>
    public required IReadOnlySet<string> RootNames { get; init; }

    /// <summary>The manifests of the actions by name.</summary>
    public required IReadOnlyDictionary<string, Workflow> Actions { get; init; }

    public required IReadOnlyList<Workflow> Workflows { get; init; }

    /// <summary>Actions that run as an image.</summary>
    public IEnumerable<string> Images => Actions.Where(action => ActionImage.Of(action.Value) != null).Select(action => action.Key);

    public static async Task<SourceTree> ReadAsync(GitObjects objects, ObjectId commit, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var manifests = new SortedDictionary<string, Workflow>(StringComparer.Ordinal);
        var workflows = new List<Workflow>();
        foreach (var file in await objects.ListAsync(commit, cancellationToken, ReleasePaths.Actions, ReleasePaths.Workflows))
        {
            var action = ReleasePaths.ActionOf(file.Name);
            if (!file.IsFile || (action == null && !ReleasePaths.IsWorkflow(file.Name))) continue;
            var reading = WorkflowReader.Read(file.Name, await objects.ReadFileAsync(file.Id, file.Name, cancellationToken));
            problems.Add(reading.Findings.Select(finding => finding.ToString()));
            if (reading.Workflow is not { } workflow) continue;
            if (action == null) workflows.Add(workflow);
            else manifests[action] = workflow;
        }

        if (manifests.Count == 0) problems.Add($"{commit} holds no {ReleasePaths.Actions}/NAME/action.yml.");
        problems.ThrowIfAny("Mend these files on the default branch, and release that commit.");
        return new SourceTree
        {
            Commit = commit,
            Signature = Signature.Of(await objects.ReadCommitAsync(commit, cancellationToken)),
            RootNames = (await objects.ListAsync(commit, cancellationToken)).Select(entry => entry.Name).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Actions = manifests,
            Workflows = workflows,
        };
    }
}
