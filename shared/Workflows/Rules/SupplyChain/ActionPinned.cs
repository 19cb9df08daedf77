namespace Actions.Workflows;

/// <summary>What runs today is what was looked at.</summary>
internal sealed class ActionPinned : IRule
{
    public string Name => "action-pinned";

    public Severity Severity => Severity.Error;

    public string Catches => "an action or workflow of others by tag or branch, or by a commit without its version as a comment";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        workflow.Uses.Where(uses => uses is { IsLocal: false, IsImage: false } && !IsExempt(uses, context.Facts)).SelectMany(uses => Look(workflow, uses, context));

    private IEnumerable<Finding> Look(Workflow workflow, UsesReference uses, RuleContext context)
    {
        if (uses.Ref is null)
            yield return this.At(workflow, uses.At, $"'{uses.Text}' names no version: GitHub refuses the file.", Fix(uses, context.FindAction(uses)));
        else if (!uses.IsCommit)
            yield return this.At(workflow, uses.At, $"'{uses.Ref}' is a tag or a branch, which its owner, or a thief of that account, can move to other code: it then runs here with everything the job may do.", Fix(uses, context.FindAction(uses)));
        else if (uses.Comment?.StartsWith('v') != true)
            yield return this.At(workflow, uses.At, $"Nothing says which version the commit of '{uses.Name}' is, so that nobody can judge or update it.", Fix(uses, context.FindAction(uses)));
    }

    private static bool IsExempt(UsesReference uses, Facts facts) =>
        uses.Ref is not null && !uses.IsCommit && (facts.MayBeNamedByTag.Contains(uses.Owner!) || facts.MayBeNamedByTag.Contains(uses.Repository!));

    private static string Fix(UsesReference uses, KnownAction? known) => known?.Commit is { } commit
        ? $"uses: {uses.Name}@{commit} # {known.Version}"
        : $"uses: {uses.Name ?? uses.Text}@FULL_COMMIT # vX.Y.Z   (git ls-remote https://github.com/{uses.Repository ?? uses.Text} {(uses.IsCommit ? "" : uses.Ref)})".Replace(" )", ")", StringComparison.Ordinal);
}
