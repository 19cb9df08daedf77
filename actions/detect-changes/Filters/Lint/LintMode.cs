namespace DetectChanges.Filters.Lint;

/// <summary>The input <c>lint</c>: what becomes of findings.</summary>
internal enum LintMode
{
    /// <summary>Nothing is looked for.</summary>
    Off,

    /// <summary>They are told.</summary>
    Warn,

    /// <summary>They end the step.</summary>
    Error,
}
