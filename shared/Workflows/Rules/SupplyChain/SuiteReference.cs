namespace Actions.Workflows;

/// <summary>The suite names its own actions by version where it is written, and by commit where it is released.</summary>
internal sealed class SuiteReference : IRule
{
    public string Name => "suite-reference";

    public Severity Severity => Severity.Error;

    public string Catches => "an own action by commit where the suite is written, or by version where it is released";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        from uses in workflow.Uses
        where context.Facts.IsOurs(uses) && uses.IsCommit != context.Facts.IsReleased
        select context.Facts.IsReleased
            ? this.At(workflow, uses.At, $"'{uses.Text}' is a placeholder: who uses this release gets whatever that name leads to later.", $"uses: {uses.Name}@FULL_COMMIT # vX.Y.Z")
            : this.At(workflow, uses.At, $"'{uses.Text}' is another commit than the one it stands in: what is tested here is not what is released.", $"uses: {uses.Name}@v1");
}
