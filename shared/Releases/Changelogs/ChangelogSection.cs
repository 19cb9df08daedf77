namespace Actions.Releases;

/// <summary>Sections of a changelog, in their order. Each commit stands in one of them.</summary>
public enum ChangelogSection
{
    /// <summary>What breaks, of any type.</summary>
    Breaking,

    /// <summary><c>feat</c>.</summary>
    Features,

    /// <summary><c>fix</c>.</summary>
    Fixes,

    /// <summary><c>perf</c>.</summary>
    Performance,

    /// <summary><c>revert</c>, and what git writes when it reverts.</summary>
    Reverts,

    /// <summary><c>docs</c>.</summary>
    Documentation,

    /// <summary><c>build</c>, <c>chore</c>, <c>ci</c>, <c>refactor</c>, <c>style</c>, <c>test</c>.</summary>
    Maintenance,

    /// <summary>Everything else: no commit is left out for the way it is written.</summary>
    Other,
}
