using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Swift;

/// <summary>Repositories are the names of Swift packages: <c>https://github.com/apple/swift-nio.git</c> is <c>github.com/apple/swift-nio</c>.</summary>
internal static class SwiftAddress
{
    public static bool IsLocal(string location) => location.StartsWith("file:", StringComparison.Ordinal) || !location.Contains(':');

    public static PackageUrl Purl(string location, string identity, string? version, KeyValuePair<string, string>[] qualifiers)
    {
        var path = PathOf(location);
        var at = path.LastIndexOf('/');
        return PackageUrl.Of("swift", at > 0 ? path[..at] : null, at >= 0 && at < path.Length - 1 ? path[(at + 1)..] : identity, version, qualifiers);
    }

    // https://host/owner/name.git, ssh://git@host/owner/name, git@host:owner/name.git
    private static string PathOf(string location)
    {
        var address = SourceAddress.WithoutUser(location);
        var path = address.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme ? address[(scheme + 3)..] : address[(address.IndexOf('@') + 1)..].Replace(':', '/');
        path = path.TrimEnd('/');
        if (path.EndsWith(".git", StringComparison.Ordinal)) path = path[..^4];
        return path.IndexOf('/') is > 0 and var end ? path[..end].ToLowerInvariant() + path[end..] : path;
    }
}
