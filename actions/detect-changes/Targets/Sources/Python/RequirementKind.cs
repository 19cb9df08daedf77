namespace DetectChanges.Targets.Sources.Python;

/// <summary>What a requirement names.</summary>
internal enum RequirementKind
{
    /// <summary>A distribution, from wherever its sources say.</summary>
    Name,

    /// <summary>A folder or archive.</summary>
    Path,

    /// <summary>Another file of requirements or constraints.</summary>
    File,

    /// <summary>A path with a variable in it: nobody can know.</summary>
    Unknown,
}
