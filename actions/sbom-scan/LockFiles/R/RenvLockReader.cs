using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.R;

/// <summary><c>renv.lock</c>. Format: https://rstudio.github.io/renv/articles/lockfile.html.</summary>
internal sealed class RenvLockReader : ILockFileReader
{
    private static readonly string[] Relations = ["Requirements", "Depends", "Imports", "LinkingTo"];

    public string Format => "renv.lock";

    public bool Recognises(string path) => PathName.Of(path) == "renv.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        if (document.Map("R") == null || document.Map("Packages") is not { } packages) throw new FormatException("it has no 'R' and 'Packages': it is not a renv.lock");
        var read = packages.Entries.Select(entry => Package(entry.Key, entry.Line, entry.Value.As<DataMap>($"'{ForPeople.Shortened(entry.Key)}'"), packages)).ToList();
        return new LockFileContent { Packages = read, HasEdges = read.Exists(package => package.DependsOn.Count > 0), StatesEmptiness = read.AreAllOwn() };
    }

    private static LockedPackage Package(string key, int line, DataMap entry, DataMap all)
    {
        var (name, version) = (entry.Text("Package") ?? key, entry.Required("Version"));
        var (type, origin, qualifiers) = SourceOf(entry);
        return new LockedPackage
        {
            Id = key,
            Name = name,
            Version = version,
            Purl = origin == PackageOrigin.Own ? null : PackageUrl.Of(type, null, name, version, qualifiers),
            Origin = origin,
            Scope = origin == PackageOrigin.Own ? Scope.Runtime : Scope.Unknown,
            Line = line,
            DependsOn = [.. Relations.SelectMany(relation => Names(entry.Find(relation))).Where(other => all.Find(other) != null).Distinct(StringComparer.Ordinal)],
            License = (entry.Find("License") as DataText)?.Text,
        };
    }

    // "R (>= 3.5.0)", "cli (>= 3.0)", in a list or parted by commas.
    private static IEnumerable<string> Names(DataValue? relation)
    {
        var texts = relation is DataText one ? one.Text.Split(',') : (relation as DataList)?.Items.OfType<DataText>().Select(item => item.Text) ?? [];
        return texts.Select(text => text.Trim().Split(' ', '(')[0]);
    }

    private static (string Type, PackageOrigin Origin, KeyValuePair<string, string>[] Qualifiers) SourceOf(DataMap entry)
    {
        var (source, address) = (entry.Text("Source") ?? "Repository", entry.Text("RemoteUrl"));
        var repository = $"{entry.Text("RemoteUsername")}/{entry.Text("RemoteRepo")}";
        return source switch
        {
            "Local" => ("cran", PackageOrigin.Own, []),
            "Bioconductor" => ("bioconductor", PackageOrigin.Registry, []),
            "URL" => ("cran", PackageOrigin.Url, SourceAddress.Download(address ?? "")),
            "GitHub" => ("cran", PackageOrigin.Git, SourceAddress.Git($"https://github.com/{repository}", entry.Text("RemoteSha"))),
            "GitLab" => ("cran", PackageOrigin.Git, SourceAddress.Git($"https://gitlab.com/{repository}", entry.Text("RemoteSha"))),
            "Bitbucket" => ("cran", PackageOrigin.Git, SourceAddress.Git($"https://bitbucket.org/{repository}", entry.Text("RemoteSha"))),
            _ when address != null && entry.Text("RemoteSha") is { Length: 40 } revision => ("cran", PackageOrigin.Git, SourceAddress.Git(address, revision)),
            _ => ("cran", PackageOrigin.Registry, []),
        };
    }
}
