namespace Actions.Workflows;

/// <summary>What no job asked for, no job has.</summary>
internal sealed class PermissionsTopEmpty : IRule
{
    private const string Fix = "permissions: {}   # and in each job what it needs, such as 'permissions: { contents: read }'";

    public string Name => "permissions-top-empty";

    public Severity Severity => Severity.Error;

    public string Catches => "a workflow without `permissions` at its top, or with more than every job needs";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context)
    {
        if (workflow.IsAction) yield break;
        if (workflow.Permissions is not { } permissions)
        {
            if (!context.Facts.IsStrict && workflow.Jobs.All(job => job.Permissions is not null)) yield break;
            yield return this.At(workflow, 1, 1, "There is no 'permissions' at the top: each job without its own has the token that the settings of the repository give, which may write to everything.", Fix);
        }
        else if (permissions.Shorthand is null && (context.Facts.IsStrict || workflow.Jobs.Count > 1) && Grants(permissions, context.Facts) is { Count: > 0 } scopes)
        {
            yield return this.At(workflow, permissions.At, $"Every job of this workflow gets {string.Join(", ", scopes)}, also those that need none of it and run code of others.", Fix);
        }
    }

    private static List<string> Grants(PermissionSet permissions, Facts facts) =>
        [.. permissions.Scopes.Where(scope => scope.Access == "write" || facts.IsStrict).Select(scope => $"'{scope.Scope.Text}: {scope.Access}'")];
}
