namespace Actions.Workflows;

/// <summary>What a caller has to grant: permissions only ever shrink on the way to a called workflow.</summary>
public static class PermissionUnion
{
    /// <summary>The widest access that any job of a workflow asks for, by scope, in alphabetical order.</summary>
    public static IReadOnlyDictionary<string, string> Of(Workflow workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var union = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (scope, access) in workflow.Jobs.SelectMany(job => job.EffectivePermissions?.Scopes ?? []).Where(scope => scope.Access != "none"))
        {
            if (access == "write" || !union.ContainsKey(scope.Text)) union[scope.Text] = access;
        }

        return union;
    }
}
