using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary><c>poetry.lock</c> of versions 1.0–2.1. Format: poetry's <c>packages/locker.py</c>.</summary>
internal sealed class PoetryLockReader : ILockFileReader
{
    public string Format => "poetry.lock";

    public bool Recognises(string path) => PathName.Of(path) == "poetry.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Toml.Read(file.Text);
        var metadata = document.Map("metadata") ?? throw new FormatException("it has no table 'metadata', with which every poetry.lock ends: it is not whole");
        var version = metadata.Version("lock-version", 1, 2);
        var packages = PythonGraph.Linked([.. document.Maps("package").Select(entry => (Package(entry, metadata.Map("files")), Dependencies(entry)))]);
        return new LockFileContent
        {
            FormatVersion = version,
            Packages = PythonGraph.Asked(packages, PyProject.Asked(file)),
            HasEdges = true,
            StatesEmptiness = packages.AreAllOwn(),
        };
    }

    private static IEnumerable<string> Dependencies(DataMap entry) => entry.EntriesOf("dependencies").Select(dependency => dependency.Key);

    private static LockedPackage Package(DataMap entry, DataMap? files)
    {
        var (name, version) = (entry.Required("name"), entry.Required("version"));
        var source = SourceOf(entry.Map("source"));
        var isOwn = source?.Origin == PackageOrigin.Own;
        return new LockedPackage
        {
            Id = Pypi.Id(name, version),
            Name = name,
            Version = version,
            Purl = isOwn ? null : Pypi.Purl(name, version, source?.Qualifiers),
            Origin = source?.Origin ?? PackageOrigin.Registry,
            Scope = ScopeOf(entry),
            Line = entry.LineOf("name"),
            Hashes = HashText.All((entry.List("files") ?? files?.List(name))?.Maps.Select(one => HashText.Parse(one.Text("hash"))) ?? []),
        };
    }

    // Groups are told by 2.1; the category by 1.0 and 1.1; what lies between tells neither.
    private static Scope ScopeOf(DataMap entry)
    {
        var scope = entry.Text("category") is { } category ? Pypi.ScopeOf(category) : Pypi.ScopeOf(entry.Texts("groups"));
        return scope == Scope.Runtime && entry.Flag("optional") ? Scope.Optional : scope;
    }

    private static PythonSource? SourceOf(DataMap? source) => source?.Text("type") switch
    {
        null => null,
        "directory" or "file" => PythonSource.Own,
        "git" => PythonSource.Git(source.Required("url"), source.Text("resolved_reference") ?? source.Text("reference")),
        "url" => PythonSource.Url(source.Required("url")),
        _ => PythonSource.Registry(source.Text("url")),
    };
}
