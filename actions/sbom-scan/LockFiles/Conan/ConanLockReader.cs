using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Conan;

/// <summary><c>conan.lock</c> of conan 1 (a graph) and conan 2 (lists). Format: https://docs.conan.io/2/tutorial/versioning/lockfiles.html.</summary>
internal sealed class ConanLockReader : ILockFileReader
{
    // What builds and describes packages is not part of what is built.
    private static readonly (string Key, Scope Scope)[] Lists =
        [("requires", Scope.Runtime), ("build_requires", Scope.Dev), ("python_requires", Scope.Dev), ("config_requires", Scope.Dev)];

    public string Format => "conan.lock";

    public bool Recognises(string path) => PathName.Of(path) == "conan.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Json.Read(file.Bytes.Span);
        var version = document.Text("version") ?? throw new FormatException("it has no 'version': it is not a conan.lock");
        if (document.Map("graph_lock") is { } graph) return ConanGraph.Read(graph, version);
        if (!Array.Exists(Lists, list => document.List(list.Key) != null)) throw new FormatException("it has neither 'graph_lock' nor 'requires': it is not a whole conan.lock");
        var packages = Lists.SelectMany(list => (document.List(list.Key)?.Items ?? []).Select(item => Package(item.As<DataText>("a package"), list.Scope)))
            .DistinctBy(package => package.Id).ToList();
        return new LockFileContent { FormatVersion = version, Packages = packages, StatesEmptiness = packages.AreAllOwn() };
    }

    private static LockedPackage Package(DataText item, Scope scope)
    {
        var reference = ConanReference.Parse(item.Text, item.Line);
        return new LockedPackage
        {
            Id = reference.Purl.ToString(),
            Name = reference.Name,
            Version = reference.Version,
            Purl = reference.Purl,
            Scope = scope,
            Line = item.Line,
        };
    }
}
