namespace Actions.Workflows;

/// <summary>What rules know besides the file they look at.</summary>
/// <param name="facts">What differs between those who use the rules.</param>
/// <param name="files">Every file that is looked at.</param>
public sealed class RuleContext(Facts facts, IReadOnlyList<Workflow> files)
{
    /// <summary>What differs between those who use the rules.</summary>
    public Facts Facts { get; } = facts;

    /// <summary>The workflow or action that a reference of the repository itself names (<c>./path</c>); null when it is not among the files.</summary>
    public Workflow? FindLocal(UsesReference uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        if (!uses.IsLocal) return null;
        var path = uses.Text.TrimStart('.', '$').Trim('/');
        return files.FirstOrDefault(file => IsAt(file.Path, path) || IsAt(file.Path, $"{path}/action.yml") || IsAt(file.Path, $"{path}/action.yaml"));
    }

    /// <summary>The workflow that a job calls: one of the repository itself, or one of the suite that is known.</summary>
    public Workflow? FindCalled(UsesReference uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        return FindLocal(uses) ?? (uses.Name is null ? null : Facts.KnownWorkflows.GetValueOrDefault(uses.Name));
    }

    /// <summary>The workflow of a file name such as <c>deploy.yml</c>; null when it is not among the files.</summary>
    public Workflow? FindWorkflow(string name) => files.FirstOrDefault(file => !file.IsAction && IsAt(file.Path, name));

    /// <summary>What is known of an action: from its manifest among the files, or from the catalogue.</summary>
    public KnownAction? FindAction(UsesReference uses)
    {
        ArgumentNullException.ThrowIfNull(uses);
        if (FindLocal(uses) is { IsAction: true } local) return KnownAction.Of(local);
        return uses.Name is null ? null : Facts.Actions.GetValueOrDefault(uses.Name);
    }

    // Files may be named from further up or down than the root of their repository.
    private static bool IsAt(string file, string path) => file == path || file.EndsWith("/" + path, StringComparison.Ordinal);
}
