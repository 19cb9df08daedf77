namespace DetectChanges.Comparing;

/// <summary>How a changed submodule is told.</summary>
internal enum Submodules
{
    /// <summary>As one changed name.</summary>
    Gitlink,

    /// <summary>With the files that changed inside of it.</summary>
    Descend,
}
