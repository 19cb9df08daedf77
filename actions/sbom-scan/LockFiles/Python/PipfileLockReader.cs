using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary><c>Pipfile.lock</c>. Format: https://github.com/pypa/pipfile.</summary>
internal sealed class PipfileLockReader : ILockFileReader
{
    public string Format => "Pipfile.lock";

    public bool Recognises(string path) => PathName.Of(path) == "Pipfile.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        var version = document.Map("_meta")?.Version("pipfile-spec", 6, 6) ?? throw new FormatException("it has no '_meta' with 'pipfile-spec': it is not a Pipfile.lock");
        var packages = document.Entries.Where(category => category.Key != "_meta").SelectMany(category => Packages(document, category.Key, file))
            .OrderBy(package => package.Scope).DistinctBy(package => package.Id).OrderBy(package => package.Line).ToList();
        return new LockFileContent { FormatVersion = version, Packages = packages, StatesEmptiness = packages.AreAllOwn() && document.Map("default") != null };
    }

    private static IEnumerable<LockedPackage> Packages(DataMap document, string category, LockFile file)
    {
        var direct = Pipfile.Asked(file, category);
        return document.EntriesOf(category).Select(entry => Package(entry.Key, entry.Line, entry.Value.As<DataMap>($"'{entry.Key}'"), Pypi.ScopeOf(category)))
            .Select(package => package with { IsDirect = direct.Contains(Pypi.Key(package.Name)) });
    }

    private static LockedPackage Package(string name, int line, DataMap entry, Scope scope)
    {
        var source = SourceOf(entry);
        var version = entry.Text("version") is { } pin ? new Requirement(name, pin, null).Pin : source?.Version;
        return new LockedPackage
        {
            Id = Pypi.Id(name, version),
            Name = name,
            Version = version,
            Purl = source?.Origin == PackageOrigin.Own ? null : Pypi.Purl(name, version, source?.Qualifiers),
            Origin = source?.Origin ?? PackageOrigin.Registry,
            Scope = scope,
            Line = line,
            Hashes = HashText.All(entry.Texts("hashes").Select(HashText.Parse)),
        };
    }

    private static PythonSource? SourceOf(DataMap entry)
    {
        if (entry.Text("git") is { } repository) return PythonSource.Git(repository, entry.Text("ref"));
        return (entry.Text("path") ?? entry.Text("file")) is { } address ? PythonSource.Of(address) : null;
    }
}
