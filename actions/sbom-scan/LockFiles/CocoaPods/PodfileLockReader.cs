using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.CocoaPods;

/// <summary><c>Podfile.lock</c>. Format: CocoaPods-Core's <c>lockfile.rb</c>.</summary>
internal sealed class PodfileLockReader : ILockFileReader
{
    public string Format => "Podfile.lock";

    public bool Recognises(string path) => PathName.Of(path) == "Podfile.lock";

    public LockFileContent Read(LockFile file)
    {
        var document = Yaml.Read(file.Text);
        var version = document.Text("COCOAPODS") ?? throw new FormatException("it has no 'COCOAPODS', with which every Podfile.lock ends: it is not whole");
        var pods = (document.List("PODS")?.Items ?? []).Select(Pod.Of).ToList();
        var names = pods.Select(pod => pod.Name).ToHashSet(StringComparer.Ordinal);
        var direct = document.Texts("DEPENDENCIES").Select(text => text.Split(' ', 2)[0]).ToHashSet(StringComparer.Ordinal);
        return new LockFileContent
        {
            FormatVersion = version,
            Packages = [.. pods.DistinctBy(pod => pod.Name).Select(pod => Package(pod, document, names) with { IsDirect = direct.Contains(pod.Name) })],
            HasEdges = true,
            StatesEmptiness = pods.Count == 0,
        };
    }

    private static LockedPackage Package(Pod pod, DataMap document, HashSet<string> names)
    {
        var (origin, qualifiers) = SourceOf(pod.Main, document);
        return new LockedPackage
        {
            Id = pod.Name,
            Name = pod.Name,
            Version = pod.Version,
            Purl = origin == PackageOrigin.Own ? null : PackageUrl.Of("cocoapods", null, pod.Main, pod.Version, qualifiers, pod.Subspec),
            Origin = origin,
            Scope = origin == PackageOrigin.Own ? Scope.Runtime : Scope.Unknown,
            Line = pod.Line,
            DependsOn = [.. pod.Dependencies.Where(names.Contains).Distinct(StringComparer.Ordinal)],
        };
    }

    private static (PackageOrigin Origin, KeyValuePair<string, string>[] Qualifiers) SourceOf(string name, DataMap document)
    {
        if (document.Map("EXTERNAL SOURCES")?.Map(name) is not { } source) return (PackageOrigin.Registry, []);
        if (source.Text(":git") is { } repository) return (PackageOrigin.Git, SourceAddress.Git(repository, document.Map("CHECKOUT OPTIONS")?.Map(name)?.Text(":commit")));
        return source.Text(":podspec") is { } address && address.Contains("://", StringComparison.Ordinal) ? (PackageOrigin.Url, SourceAddress.Download(address)) : (PackageOrigin.Own, []);
    }
}
