using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>The lines of a <c>paket.lock</c>; their indentation says what they are.</summary>
internal sealed class PaketLock
{
    public const string MainGroup = "main";
    private const int MostLines = 1_000_000;

    private readonly List<PaketPackage> packages = [];
    private readonly HashSet<string> repositories = new(StringComparer.OrdinalIgnoreCase);
    private string group = MainGroup;
    private string source = "";
    private string remote = "";
    private bool hasSource;

    public static IReadOnlyList<PaketPackage> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new FormatException("it is empty");
        var reader = new PaketLock();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++number > MostLines) throw new FormatException($"more than {MostLines:N0} lines");
            if (line.Trim() is not { IsEmpty: false } content) continue;
            if (!reader.ReadLine(number, line.IndexOfAnyExcept(' '), content.ToString())) throw Fault.At(number, "it is not understood");
        }

        if (!reader.hasSource) throw new FormatException("it names no source of packages, such as NUGET");
        return reader.packages;
    }

    private bool ReadLine(int number, int indent, string content) => indent switch
    {
        0 => ReadHeader(content),
        2 when content.StartsWith("remote:", StringComparison.Ordinal) => (remote = content["remote:".Length..].Trim()).Length > 0,
        2 => source.Length > 0 && content.Contains(':', StringComparison.Ordinal),
        4 => source.Length > 0 && ReadPackage(number, content),
        // What has no name before its commit has the space after it still.
        5 => source == "GIT" && ReadPackage(number, content),
        6 => packages.Count > 0 && ReadDependency(content),
        _ => false,
    };

    // NUGET, GITHUB, GIT, HTTP, GROUP Build; everything else is an option, such as "RESTRICTION: == net8.0".
    private bool ReadHeader(string content)
    {
        if (content.StartsWith("GROUP ", StringComparison.Ordinal)) (group, source) = (content["GROUP ".Length..].Trim().ToLowerInvariant(), "");
        else if (content is "NUGET" or "GITHUB" or "GIT" or "HTTP" or "GIST") (source, remote, hasSource) = (content, "", true);
        else return char.IsAsciiLetterUpper(content[0]) && content.Contains(':', StringComparison.Ordinal);
        return true;
    }

    // Tomlyn (2.10.2) - restriction: >= net8.0; from a repository: src/File.fs (commit)
    private bool ReadPackage(int number, string content)
    {
        var open = content.IndexOf('(', StringComparison.Ordinal);
        var close = content.IndexOf(')', Math.Max(open, 0));
        if (source == "NUGET" && (open < 0 || close < open)) return false;
        var version = close > open && open >= 0 ? content[(open + 1)..close].Trim() : null;
        if (source == "NUGET") packages.Add(new PaketPackage(group, Package(number, content[..open].Trim(), version), []));
        // Each file of a repository has a line of its own.
        else if (repositories.Add($"{group} {remote}")) packages.Add(new PaketPackage(group, Repository(number, version), []));
        return true;
    }

    private PackageNode Package(int number, string name, string? version)
    {
        var node = NuGetPackage.Node(group, name, version, number);
        return new PackageNode { Key = node.Key.ToLowerInvariant(), Name = node.Name, Version = node.Version, Purl = node.Purl, Line = node.Line };
    }

    // Sources of others that are compiled in: no package of the registry.
    private PackageNode Repository(int number, string? commit)
    {
        var address = source switch { "GITHUB" => $"https://github.com/{remote}.git", "GIST" => $"https://gist.github.com/{remote}.git", _ => remote };
        var qualifier = source == "HTTP" ? KeyValuePair.Create("download_url", address) : KeyValuePair.Create("vcs_url", commit == null ? $"git+{address}" : $"git+{address}@{commit}");
        return new PackageNode
        {
            Key = $"{group} {remote}".ToLowerInvariant(),
            Name = remote,
            Version = commit,
            Purl = PurlAt.Line(number, "generic", remote.Trim('/').Split('/')[^1], commit, qualifier),
            Origin = source == "HTTP" ? PackageOrigin.Url : PackageOrigin.Git,
            Line = number,
        };
    }

    // Polly.Core (>= 8.0) - restriction: >= net8.0
    private bool ReadDependency(string content)
    {
        if (source == "NUGET") packages[^1].DependsOn.Add(content.Split(' ')[0]);
        return true;
    }
}
