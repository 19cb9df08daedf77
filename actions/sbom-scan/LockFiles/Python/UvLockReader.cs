using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary><c>uv.lock</c> of version 1. Format: uv's <c>uv-resolver/src/lock</c>.</summary>
internal sealed class UvLockReader : ILockFileReader
{
    public string Format => "uv.lock";

    public bool Recognises(string path) => PathName.Of(path) == "uv.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Toml.Read(file.Text);
        var version = document.Version("version", 1, 1) ?? throw new FormatException("it has no 'version': it is not a uv.lock");
        var entries = document.Maps("package").Select(entry => new UvPackage(entry)).ToList();
        var index = new UvIndex(entries);
        var roots = entries.Where(entry => entry.IsOwn).SelectMany(entry => entry.Groups).Concat(UvPackage.GroupsOf(document.Map("manifest")))
            .SelectMany(group => group.Dependencies.SelectMany(index.Find).Select(found => (found.Id, group.Scope)));
        return new LockFileContent
        {
            FormatVersion = version,
            Packages = entries.ConvertAll(entry => Package(entry, index)).Scoped([.. roots]),
            HasEdges = true,
            StatesEmptiness = entries.TrueForAll(entry => entry.IsOwn),
        };
    }

    private static LockedPackage Package(UvPackage entry, UvIndex index) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        Version = entry.Version,
        Purl = entry.IsOwn ? null : Pypi.Purl(entry.Name, entry.Version, entry.Source.Qualifiers),
        Origin = entry.Source.Origin,
        Line = entry.Line,
        DependsOn = [.. entry.Groups.SelectMany(group => group.Dependencies).SelectMany(index.Find).Select(found => found.Id).Where(id => id != entry.Id).Distinct(StringComparer.Ordinal)],
        Hashes = entry.Hashes,
    };
}
