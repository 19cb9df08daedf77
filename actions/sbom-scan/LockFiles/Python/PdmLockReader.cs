using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary><c>pdm.lock</c> of versions 3 and 4. Format: https://pdm-project.org/en/latest/usage/lockfile/.</summary>
internal sealed class PdmLockReader : ILockFileReader
{
    public string Format => "pdm.lock";

    public bool Recognises(string path) => PathName.Of(path) == "pdm.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Toml.Read(file.Text);
        var metadata = document.Map("metadata") ?? throw new FormatException("it has no table 'metadata': it is not a whole pdm.lock");
        var version = metadata.Version("lock_version", 3, 4) ?? throw new FormatException("it has no 'lock_version': it is not a pdm.lock");
        var packages = PythonGraph.Linked([.. document.Maps("package").Select(entry => (Package(entry, metadata.Map("files")), Dependencies(entry)))]);
        return new LockFileContent
        {
            FormatVersion = version,
            Packages = PythonGraph.Asked(packages, PyProject.Asked(file)),
            HasEdges = true,
            StatesEmptiness = packages.AreAllOwn(),
        };
    }

    private static IEnumerable<string> Dependencies(DataMap entry) => entry.Texts("dependencies").Select(Requirement.Parse).OfType<Requirement>().Select(asked => asked.Name);

    private static LockedPackage Package(DataMap entry, DataMap? files)
    {
        var (name, version) = (entry.Required("name"), entry.Text("version"));
        var source = SourceOf(entry);
        return new LockedPackage
        {
            Id = Pypi.Id(name, version),
            Name = name,
            Version = version,
            Purl = source?.Origin == PackageOrigin.Own ? null : Pypi.Purl(name, version, source?.Qualifiers),
            Origin = source?.Origin ?? PackageOrigin.Registry,
            Scope = Pypi.ScopeOf(entry.Texts("groups")),
            Line = entry.LineOf("name"),
            Hashes = HashText.All((entry.List("files") ?? files?.List($"{name} {version}"))?.Maps.Select(one => HashText.Parse(one.Text("hash"))) ?? []),
        };
    }

    private static PythonSource? SourceOf(DataMap entry)
    {
        if (entry.Text("git") is { } repository) return PythonSource.Git(repository, entry.Text("revision") ?? entry.Text("ref"));
        if (entry.Text("path") != null) return PythonSource.Own;
        return entry.Text("url") is { } url ? PythonSource.Of(url) : null;
    }
}
