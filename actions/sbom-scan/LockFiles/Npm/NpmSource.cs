using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>Where a package is fetched from, by the address a lock file writes.</summary>
/// <param name="Origin">The kind of place.</param>
/// <param name="Qualifier">What the purl says of it, without user names and passwords.</param>
/// <param name="Commit">Of a repository.</param>
internal sealed record NpmSource(PackageOrigin Origin, KeyValuePair<string, string>? Qualifier = null, string? Commit = null)
{
    public static NpmSource Registry { get; } = new(PackageOrigin.Registry);

    public static NpmSource Own { get; } = new(PackageOrigin.Own);

    private static readonly Dictionary<string, string> Hosts = new(StringComparer.Ordinal)
    {
        ["github"] = "https://github.com/", ["gitlab"] = "https://gitlab.com/", ["bitbucket"] = "https://bitbucket.org/",
    };

    public static NpmSource Of(string? address)
    {
        if (string.IsNullOrEmpty(address)) return Registry;
        if (Begins(address, "file:", "link:", "portal:", "workspace:", "root:", ".", "/")) return Own;
        if (Shorthand(address) is { } repository) return Git(repository);
        if (IsGit(address)) return Git(address);
        if (!Begins(address, "http://", "https://") || IsRegistry(address)) return Registry;
        if (Archive(address) is { } archive) return Git(archive);
        return new NpmSource(PackageOrigin.Url, KeyValuePair.Create("download_url", WithoutSecrets(Cut(Cut(address, '#').Head, '?').Head)));
    }

    // git@host:owner/repo.git#commit, git+ssh://…, git://…, and yarn's https://host/owner/repo.git#commit=…
    private static bool IsGit(string address)
    {
        var (repository, commit) = Cut(address, '#');
        return Begins(address, "git+", "git://", "git@", "ssh://") || repository.EndsWith(".git", StringComparison.Ordinal) || commit.Contains("commit=", StringComparison.Ordinal);
    }

    // github:owner/repo#commit
    private static string? Shorthand(string address)
    {
        var (host, rest) = Cut(address, ':');
        return Hosts.TryGetValue(host, out var home) && Cut(rest, '#') is var (path, commit) ? $"git+{home}{path.TrimEnd('/')}.git#{commit}" : null;
    }

    // https://codeload.github.com/owner/repo/tar.gz/commit: how yarn and pnpm fetch a commit.
    private static string? Archive(string address) =>
        Begins(address, "https://codeload.github.com/") && Cut(address, '#').Head.Split('/') is [_, _, _, var owner, var repository, "tar.gz", .. var commit]
            ? $"git+https://github.com/{owner}/{repository}.git#{string.Join('/', commit)}"
            : null;

    // The archives of every registry lie below "name/-/", but for those of GitHub and jsr. GitLab has its commits below "/-/archive/".
    private static bool IsRegistry(string address) =>
        (address.Contains("/-/", StringComparison.Ordinal) && !address.Contains("/-/archive/", StringComparison.Ordinal)) || Begins(address, "https://npm.pkg.github.com/", "https://npm.jsr.io/");

    private static NpmSource Git(string address)
    {
        var (repository, commit) = Cut(address, '#');
        commit = commit.Split('&').LastOrDefault(part => part.StartsWith("commit=", StringComparison.Ordinal))?["commit=".Length..] ?? commit;
        var vcs = WithoutSecrets(Begins(repository, "git@") ? $"ssh://{WithSlash(repository)}" : repository);
        if (!Begins(vcs, "git")) vcs = $"git+{vcs}";
        return new NpmSource(PackageOrigin.Git, KeyValuePair.Create("vcs_url", commit.Length == 0 ? vcs : $"{vcs}@{commit}"), commit.Length == 0 ? null : commit);
    }

    private static string WithSlash(string address) => Cut(address, ':') is (var host, { Length: > 0 } path) ? $"{host}/{path}" : address;

    // ssh://git@host names an account that everybody uses; anything else before the "@" may be a secret.
    private static string WithoutSecrets(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3) return address;
        var end = address.IndexOf('/', start) is > 0 and var slash ? slash : address.Length;
        var at = address.LastIndexOf('@', end - 1, end - start);
        return at < 0 || address[start..at] == "git" ? address : address[..start] + address[(at + 1)..];
    }

    private static bool Begins(string address, params ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (address.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static (string Head, string Tail) Cut(string text, char mark) => text.IndexOf(mark) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");
}
