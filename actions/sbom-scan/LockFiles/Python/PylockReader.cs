using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary><c>pylock.toml</c> and <c>pylock.NAME.toml</c> (PEP 751). Format: https://packaging.python.org/en/latest/specifications/pylock-toml/.</summary>
internal sealed class PylockReader : ILockFileReader
{
    public string Format => "pylock.toml";

    public bool Recognises(string path)
    {
        var parts = PathName.Of(path).Split('.');
        return parts is ["pylock", "toml"] or ["pylock", not "", "toml"];
    }

    public LockFileContent Read(LockFile file)
    {
        var document = Toml.Read(file.Text);
        var version = document.Version("lock-version", 1, 1) ?? throw new FormatException("it has no 'lock-version': it is not a pylock.toml");
        if (document.List("packages") is not { } list) throw new FormatException("it has no 'packages': it is not a whole pylock.toml");
        var entries = list.Maps.ToList();
        return new LockFileContent
        {
            FormatVersion = version,
            Packages = PythonGraph.Asked(PythonGraph.Linked([.. entries.Select(entry => (Package(entry), Dependencies(entry)))]), PyProject.Asked(file)),
            HasEdges = entries.Exists(entry => entry.List("dependencies") != null),
            StatesEmptiness = entries.Count == 0,
        };
    }

    private static IEnumerable<string> Dependencies(DataMap entry) => entry.Maps("dependencies").Select(dependency => dependency.Required("name"));

    private static LockedPackage Package(DataMap entry)
    {
        var (name, version) = (entry.Required("name"), entry.Text("version"));
        var source = SourceOf(entry);
        return new LockedPackage
        {
            Id = Pypi.Id(name, version),
            Name = name,
            Version = version ?? source.Version,
            Purl = source.Origin == PackageOrigin.Own ? null : Pypi.Purl(name, version ?? source.Version, source.Qualifiers),
            Origin = source.Origin,
            Scope = ScopeOf(entry.Text("marker")),
            Line = entry.LineOf("name"),
            Hashes = HashText.All(Archives(entry).SelectMany(archive => archive.EntriesOf("hashes")).Select(hash => HashText.Of(hash.Key, (hash.Value as DataText)?.Text))),
        };
    }

    private static IEnumerable<DataMap> Archives(DataMap entry) =>
        entry.Maps("wheels").Concat(((string[])["sdist", "archive"]).Select(entry.Map).OfType<DataMap>());

    private static PythonSource SourceOf(DataMap entry)
    {
        if (entry.Map("directory") != null) return PythonSource.Own;
        if (entry.Map("vcs") is { } repository)
            return repository.Text("url") is { } url ? PythonSource.Git(url, repository.Text("commit-id")) : PythonSource.Own;
        if (entry.Map("archive") is { } archive) return PythonSource.Of(archive.Text("url") ?? archive.Text("path") ?? "");
        return PythonSource.Registry(entry.Text("index"));
    }

    // "'dev' in dependency_groups", "'cli' in extras"; of a choice between several nobody can say which one counts.
    private static Scope ScopeOf(string? marker)
    {
        if (marker == null) return Scope.Runtime;
        var isGroup = marker.Contains("in dependency_groups", StringComparison.Ordinal);
        var isExtra = marker.Contains("in extras", StringComparison.Ordinal);
        if (!isGroup && !isExtra) return Scope.Runtime;
        if (isGroup && isExtra || marker.Contains(" or ", StringComparison.Ordinal) || marker.Contains(" not in ", StringComparison.Ordinal)) return Scope.Unknown;
        return isExtra ? Scope.Optional : Pypi.ScopeOf(GroupOf(marker));
    }

    private static string GroupOf(string marker) => marker[..marker.IndexOf("in dependency_groups", StringComparison.Ordinal)].TrimEnd(' ', '"', '\'').Split('"', '\'')[^1];
}
