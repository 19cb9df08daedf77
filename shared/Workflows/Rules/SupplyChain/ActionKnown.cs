namespace Actions.Workflows;

/// <summary>Commit and version agree with what was looked at.</summary>
internal sealed class ActionKnown : IRule
{
    public string Name => "action-known";

    public Severity Severity => Severity.Error;

    public string Catches => "an action that is not in the catalogue, whose commit and version disagree with it, that is archived, or that itself uses others by tag";

    public IEnumerable<Finding> Check(Workflow workflow, RuleContext context) =>
        workflow.Uses.Where(uses => uses.Name is not null && !context.Facts.IsOurs(uses)).SelectMany(uses => Look(workflow, uses, context.Facts));

    private IEnumerable<Finding> Look(Workflow workflow, UsesReference uses, Facts facts)
    {
        if (facts.Actions.GetValueOrDefault(uses.Name!) is not { } known)
        {
            if (facts.OnlyKnownActions && facts.AllowedOwners.Contains(uses.Owner!))
                yield return this.At(workflow, uses.At, $"'{uses.Name}' is not in the catalogue, so that nothing checks its inputs.", "Add it to the catalogue with its commit, version and inputs.");
            yield break;
        }

        if (known.IsArchived)
            yield return this.At(workflow, uses.At, $"'{uses.Name}' is archived: its faults are not mended any more.", "Replace it.");
        else if (uses.IsCommit && known.Commit is not null && Version(uses) == known.Version && uses.Ref != known.Commit)
            yield return this.At(workflow, uses.At, $"{known.Version} of '{uses.Name}' is another commit: what runs is not what the comment says.", $"uses: {uses.Name}@{known.Commit} # {known.Version}");
        else if (uses.Ref == known.Commit && uses.Comment is not null && Version(uses) != known.Version)
            yield return this.At(workflow, uses.At, $"This commit of '{uses.Name}' is {known.Version}, not {uses.Comment}.", $"uses: {uses.Name}@{known.Commit} # {known.Version}");
        foreach (var nested in known.Uses.Where(nested => !IsFixed(nested)))
            yield return this.At(workflow, uses.At, $"'{uses.Name}' itself uses '{nested}', which its owner can move to other code.", "Do with a script what it does, or ask for a version that names commits.");
    }

    private static string? Version(UsesReference uses) => uses.Comment?.Split(' ')[0];

    private static bool IsFixed(string nested) => nested.Length > 41 && nested[^41] == '@' && nested[^40..].All(char.IsAsciiHexDigit);
}
