using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Haskell;

/// <summary><c>stack.yaml.lock</c>: what a project adds to its snapshot. Format: https://docs.haskellstack.org/en/stable/topics/lock_files/.</summary>
internal sealed class StackLockReader : ILockFileReader
{
    public string Format => "stack.yaml.lock";

    public bool Recognises(string path) => PathName.Of(path) == "stack.yaml.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Yaml.Read(file.Text);
        if (document.List("packages") is not { } list || document.List("snapshots") == null) throw new FormatException("it has no 'packages' and 'snapshots': it is not a whole stack.yaml.lock");
        var packages = list.Maps.Select(Package).DistinctBy(package => package.Id).ToList();
        return new LockFileContent
        {
            Packages = packages,
            StatesEmptiness = packages.AreAllOwn(),
            Remarks = ["the packages of the snapshot are not in the file: it lists what the project adds to them"],
        };
    }

    private static LockedPackage Package(DataMap entry)
    {
        var completed = entry.Map("completed") ?? throw new FormatException($"line {entry.Line}: a package has no 'completed'");
        var (name, version) = completed.Text("hackage") is { } reference ? OfHackage(reference, completed.LineOf("hackage")) : (completed.Required("name"), completed.Required("version"));
        var (origin, qualifiers) = SourceOf(completed);
        return new LockedPackage
        {
            Id = $"{name} {version}",
            Name = name,
            Version = version,
            Purl = PackageUrl.Of("hackage", null, name, version, qualifiers),
            Origin = origin,
            IsDirect = true,
            Line = completed.Line,
        };
    }

    // name-1.2@sha256:…,613
    private static (string Name, string Version) OfHackage(string reference, int line)
    {
        var id = reference.Split('@')[0];
        return id.LastIndexOf('-') is > 0 and var at ? (id[..at], id[(at + 1)..]) : throw new FormatException($"line {line}: '{ForPeople.Shortened(reference)}' has no version");
    }

    private static (PackageOrigin Origin, KeyValuePair<string, string>[] Qualifiers) SourceOf(DataMap completed)
    {
        if (completed.Text("git") is { } repository) return (PackageOrigin.Git, SourceAddress.Git(repository, completed.Text("commit")));
        return completed.Text("url") is { } url ? (PackageOrigin.Url, SourceAddress.Download(url)) : (PackageOrigin.Registry, []);
    }
}
