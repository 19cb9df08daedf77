using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Dart;

/// <summary><c>pubspec.lock</c>. Format: pub's <c>lib/src/lock_file.dart</c>.</summary>
internal sealed class PubspecLockReader : ILockFileReader
{
    public string Format => "pubspec.lock";

    public bool Recognises(string path) => PathName.Of(path) == "pubspec.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Yaml.Read(file.Text);
        if (document.Map("sdks") == null && document.Text("sdk") == null) throw new FormatException("it has no 'sdks', with which every pubspec.lock ends: it is not whole");
        var packages = document.EntriesOf("packages").Select(entry => Package(entry.Key, entry.Line, entry.Value.As<DataMap>($"'{ForPeople.Shortened(entry.Key)}'"))).ToList();
        return new LockFileContent { Packages = packages, StatesEmptiness = packages.AreAllOwn() };
    }

    private static LockedPackage Package(string name, int line, DataMap entry)
    {
        var description = entry.Find("description") as DataMap;
        var (origin, version, qualifiers) = SourceOf(entry, description);
        var kind = entry.Text("dependency") ?? "";
        return new LockedPackage
        {
            Id = name,
            Name = name,
            Version = version,
            Purl = origin == PackageOrigin.Own ? null : PackageUrl.Of("pub", null, name, version, qualifiers),
            Origin = origin,
            Scope = origin == PackageOrigin.Own || kind == "direct main" ? Scope.Runtime : kind == "direct dev" ? Scope.Dev : Scope.Unknown,
            IsDirect = kind.StartsWith("direct", StringComparison.Ordinal),
            Line = line,
            Hashes = HashText.All([HashText.Of("sha256", description?.Text("sha256"))]),
        };
    }

    // What comes with the SDK has the version of whichever SDK builds, and not the 0.0.0 that stands there.
    private static (PackageOrigin Origin, string? Version, KeyValuePair<string, string>[] Qualifiers) SourceOf(DataMap entry, DataMap? description) => entry.Required("source") switch
    {
        "path" => (PackageOrigin.Own, entry.Text("version"), []),
        "sdk" => (PackageOrigin.Registry, null, []),
        "git" => (PackageOrigin.Git, entry.Required("version"), SourceAddress.Git(description?.Text("url") ?? "", description?.Text("resolved-ref"))),
        _ => (PackageOrigin.Registry, entry.Required("version"), SourceAddress.Registry(description?.Text("url"), "pub.dev", "pub.dartlang.org")),
    };
}
