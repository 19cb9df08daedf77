namespace Actions.Workflows;

/// <summary>Few owners are trusted.</summary>
internal sealed class ActionOwner : IRule
{
    public string Name => "action-owner";

    public Severity Severity => Severity.Error;

    public string Catches => "an action of an owner who is not on the list of allowed ones";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from uses in workflow.Uses
        where uses.Owner is not null && context.Facts.AllowedOwners.Count > 0
        where !context.Facts.AllowedOwners.Contains(uses.Owner!) && !context.Facts.IsOurs(uses)
        select this.At(workflow, uses.At, $"'{uses.Owner}' is one more account whose loss would be ours.", $"Use an action of {string.Join(", ", context.Facts.AllowedOwners.Order(StringComparer.Ordinal))}, or a script.");
}
