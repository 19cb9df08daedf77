using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>Where a package comes from. Name and version are known where the address tells them.</summary>
internal sealed record PythonSource(PackageOrigin Origin, string? Name, string? Version, KeyValuePair<string, string>[] Qualifiers)
{
    private const int CommitLength = 40;
    private const string Egg = "egg=";

    public static PythonSource Own { get; } = new(PackageOrigin.Own, null, null, []);

    /// <param name="address">A path, or an address as pip takes it: <c>git+https://…@rev#egg=name</c>, <c>https://…/name-1.0-py3-none-any.whl</c>.</param>
    public static PythonSource Of(string address)
    {
        var parts = address.Split('#', 2);
        var name = parts.ElementAtOrDefault(1)?.Split('&').FirstOrDefault(part => part.StartsWith(Egg, StringComparison.Ordinal))?[Egg.Length..].Split('[')[0];
        if (IsLocal(address)) return Own with { Name = name ?? FolderName(parts[0]) };
        if (address.IndexOf('+') is > 0 and var plus && plus < address.IndexOf(':')) return OfRepository(parts[0], name);
        var (archive, version) = OfArchive(PathName.Of(parts[0].Split('?')[0]));
        return Url(parts[0]) with { Name = name ?? archive, Version = version };
    }

    /// <param name="index">Its address; <see langword="null"/> for the one of PyPI.</param>
    public static PythonSource Registry(string? index) => new(PackageOrigin.Registry, null, null, SourceAddress.Registry(index, "pypi.org", "files.pythonhosted.org"));

    public static PythonSource Git(string address, string? commit) => new(PackageOrigin.Git, null, commit, SourceAddress.Git(address, commit));

    public static PythonSource Url(string address) => new(PackageOrigin.Url, null, null, SourceAddress.Download(address));

    private static bool IsLocal(string address) => address.StartsWith("file:", StringComparison.Ordinal) || !address.Contains(':');

    // The revision stands behind an @ of the path; one before it is of the user. A branch or tag is no version: it may mean another commit tomorrow.
    private static PythonSource OfRepository(string address, string? name)
    {
        var path = address.IndexOf('/', address.IndexOf("://", StringComparison.Ordinal) + 3);
        var at = address.LastIndexOf('@');
        var (repository, revision) = path > 0 && at > path ? (address[..at], address[(at + 1)..]) : (address, null);
        var isCommit = revision?.Length == CommitLength && revision.All(char.IsAsciiHexDigit);
        return Git(repository, revision) with { Name = name ?? FolderName(repository), Version = isCommit ? revision : null };
    }

    private static string FolderName(string path) => Without(PathName.Of(path.Split('[')[0].TrimEnd('/', '.')), ".git") is { Length: > 0 } name ? name : "project";

    // name-1.0-py3-none-any.whl, name-1.0.tar.gz
    private static (string? Name, string? Version) OfArchive(string file)
    {
        var parts = Without(file, ".whl", ".tar.gz", ".zip").Split('-');
        var hasVersion = parts.Length > 1 && char.IsAsciiDigit(parts[1].FirstOrDefault()) && (parts.Length == 2 || file.EndsWith(".whl", StringComparison.Ordinal));
        return (parts[0], hasVersion ? parts[1] : null);
    }

    private static string Without(string name, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (name.EndsWith(end, StringComparison.Ordinal)) return name[..^end.Length];
        }

        return name;
    }
}
