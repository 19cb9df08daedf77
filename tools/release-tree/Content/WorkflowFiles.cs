using Actions.Git;
using Actions.Toolkit;
using Actions.Workflows;
using ReleaseTree.Git;

namespace ReleaseTree.Content;

/// <summary>What the second commit changes: workflows name the actions of the suite by the first commit, and the workflows of the suite by its repository.</summary>
internal sealed class WorkflowFiles(SourceTree source, string suite, Problems problems)
{
    public IReadOnlyList<FileChange> Of(string repository, SemVersion version, ObjectId actions)
    {
        var changes = new List<FileChange>();
        foreach (var workflow in source.Workflows)
        {
            var edit = new YamlEdit(workflow.Source);
            var placeholders = workflow.Uses.Where(IsOurs).DistinctBy(uses => uses.At.Index).ToList();
            foreach (var uses in placeholders) Replace(edit, workflow, uses, repository, version, actions);
            var defaults = workflow.Interface.Inputs.Select(input => input.DefaultText).OfType<YamlValue.Scalar>().Where(NamesOurWorkflow).ToList();
            foreach (var text in defaults) Replace(edit, workflow, text, repository);
            if (placeholders.Count + defaults.Count > 0) changes.Add(new FileChange(workflow.Path, edit.ToString()));
        }

        return changes;
    }

    private bool IsOurs(UsesReference uses) => uses.Name?.StartsWith($"{suite}/", StringComparison.OrdinalIgnoreCase) == true;

    // Who must have signed an image is a workflow of the suite, without a version.
    private bool NamesOurWorkflow(YamlValue.Scalar text) => text.Text.StartsWith($"{suite}/{ReleasePaths.Workflows}", StringComparison.OrdinalIgnoreCase);

    private void Replace(YamlEdit edit, Workflow workflow, YamlValue.Scalar text, string repository)
    {
        if (!edit.TryReplace(text.At, text.Text, repository + text.Text[suite.Length..]))
            problems.Add($"{workflow.Path}:{text.At.Line}: '{text.Text}' cannot be replaced as it is written; write it plainly on one line.");
    }

    private void Replace(YamlEdit edit, Workflow workflow, UsesReference uses, string repository, SemVersion version, ObjectId actions)
    {
        var action = uses.Name![(suite.Length + 1)..];
        var place = $"{workflow.Path}:{uses.At.Line}: '{uses.Text}'";
        if (action.StartsWith(ReleasePaths.Workflows, StringComparison.Ordinal))
            problems.Add($"{place}: a workflow of the suite calls another. A release cannot name the commit of that one; let the caller chain both with 'needs'.");
        else if (!source.Actions.ContainsKey(action)) problems.Add($"{place}: the suite has no action '{action}'.");
        else if (uses.IsCommit) problems.Add($"{place}: an own action stands here by version; the release puts the commit in its place.");
        else if (!edit.TryReplace(uses.At, uses.Text, $"{repository}/{action}@{actions}")) problems.Add($"{place}: cannot be replaced as it is written; write it plainly on one line.");
        else edit.Comment(uses.At, $"v{version}");
    }
}
