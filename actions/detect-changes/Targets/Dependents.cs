namespace DetectChanges.Targets;

/// <summary>How far a change reaches.</summary>
internal enum Dependents
{
    /// <summary>Only the projects that were touched themselves.</summary>
    None,

    /// <summary>Also those that are built directly with them.</summary>
    Direct,

    /// <summary>And those built with these, and so on.</summary>
    Transitive,
}
