namespace SbomScan.LockFiles.Go;

/// <param name="Path">Of the module.</param>
/// <param name="Version">With its <c>v</c>.</param>
/// <param name="IsIndirect">Only dependencies ask for it.</param>
/// <param name="Line">From 1.</param>
internal sealed record GoRequirement(string Path, string Version, bool IsIndirect, int Line);
