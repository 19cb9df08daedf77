namespace SbomScan.LockFiles.Go;

/// <summary><c>replace path [version] => target [version]</c>.</summary>
internal sealed record GoReplacement(string Path, string? Version, string Target, string? TargetVersion)
{
    /// <summary>A path without a version is a folder.</summary>
    public bool IsLocal => TargetVersion == null;
}
