namespace Actions.Workflows;

/// <summary>Who reads a workflow sees why a token may write.</summary>
internal sealed class WriteScopeReason : IRule
{
    public string Name => "write-scope-reason";

    public Severity Severity => Severity.Error;

    public string Catches => "a scope with `write` without a comment that says what for";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from set in workflow.Jobs.Select(job => job.Permissions).Prepend(workflow.Permissions).OfType<PermissionSet>()
        from scope in set.Writes
        where string.IsNullOrWhiteSpace(workflow.Source.CommentAbout(scope.At.Line))
        select this.At(workflow, scope, $"Nothing says what '{scope.Text}: write' is for, so that nobody will dare to take it away.", $"{scope.Text}: write   # what it is for");
}
