namespace SbomScan.LockFiles.DotNet;

/// <param name="Group">The group it is in; <c>main</c> for those outside of any.</param>
/// <param name="Node">The package.</param>
/// <param name="DependsOn">Names of packages of the same group.</param>
internal sealed record PaketPackage(string Group, PackageNode Node, List<string> DependsOn);
