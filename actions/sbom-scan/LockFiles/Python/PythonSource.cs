using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>Where something comes from that is asked for by address or path instead of by version.</summary>
internal sealed record PythonSource(PackageOrigin Origin, string? Name, string? Version, KeyValuePair<string, string>[] Qualifiers)
{
    private const int CommitLength = 40;

    /// <param name="address">A path, or an address as pip takes it: <c>git+https://…@rev#egg=name</c>, <c>https://…/name-1.0-py3-none-any.whl</c>.</param>
    public static PythonSource Of(string address)
    {
        var parts = address.Split('#', 2);
        var name = parts.ElementAtOrDefault(1)?.Split('&').FirstOrDefault(part => part.StartsWith("egg=", StringComparison.Ordinal))?["egg=".Length..].Split('[')[0];
        if (IsLocal(address)) return new PythonSource(PackageOrigin.Own, name ?? FolderName(parts[0]), null, []);
        if (address.IndexOf('+') is > 0 and var plus && plus < address.IndexOf(':')) return OfRepository(parts[0], name);
        var (wheel, version) = OfWheel(PathName.Of(parts[0].Split('?')[0]));
        return new PythonSource(PackageOrigin.Url, name ?? wheel, version, SourceAddress.Download(parts[0]));
    }

    public static PythonSource Git(string address, string? revision) => new(PackageOrigin.Git, null, revision, SourceAddress.Git(address, revision));

    public static bool IsLocal(string address) => address.StartsWith("file:", StringComparison.Ordinal) || !address.Contains(':');

    // The revision stands behind an @ of the path; one before it is of the user. A branch or tag is no version: it may mean another commit tomorrow.
    private static PythonSource OfRepository(string address, string? name)
    {
        var path = address.IndexOf('/', address.IndexOf("://", StringComparison.Ordinal) + 3);
        var at = address.LastIndexOf('@');
        var (repository, revision) = path > 0 && at > path ? (address[..at], address[(at + 1)..]) : (address, null);
        var version = revision?.Length == CommitLength && revision.All(char.IsAsciiHexDigit) ? revision : null;
        return new PythonSource(PackageOrigin.Git, name ?? FolderName(repository), version, SourceAddress.Git(repository, revision));
    }

    private static string FolderName(string path) => PathName.Of(path.Split('[')[0].TrimEnd('/', '.')) is { Length: > 0 } name ? name.Replace(".git", "", StringComparison.Ordinal) : "project";

    // name-1.0-py3-none-any.whl, name-1.0.tar.gz
    private static (string? Name, string? Version) OfWheel(string file)
    {
        var isWheel = file.EndsWith(".whl", StringComparison.Ordinal);
        var parts = (isWheel ? file[..^4] : file.Replace(".tar.gz", "", StringComparison.Ordinal).Replace(".zip", "", StringComparison.Ordinal)).Split('-');
        if (isWheel && parts.Length >= 5) return (parts[0], parts[1]);
        return parts.Length == 2 && char.IsAsciiDigit(parts[1].FirstOrDefault()) ? (parts[0], parts[1]) : (parts[0], null);
    }
}
