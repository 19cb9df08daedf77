namespace DetectChanges.Targets.Sources.Locks;

/// <summary>One entry of a lock file.</summary>
/// <param name="Name">As the lock file writes it.</param>
/// <param name="Version">Its version, <c>""</c> when none is written.</param>
/// <param name="Source">The registry, repository or folder it comes from, <c>""</c> when none is written.</param>
/// <param name="Content">Everything else but the references, in one form: checksums, files.</param>
/// <param name="References">The packages it needs, in the order of the file.</param>
internal sealed record LockedPackage(string Name, string Version, string Source, string Content, IReadOnlyList<LockedReference> References)
{
    /// <summary>For a package of this repository: its folder, as seen from the root of the repository.</summary>
    public string? Folder { get; init; }

    public (string Name, string Version, string Source) Key => (Name, Version, Source);
}
