using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Java;

/// <summary><c>pom.xml</c>: what a project asks for itself. What that brings stands in no file of the repository.</summary>
internal sealed class PomReader : ILockFileReader
{
    public string Format => "pom.xml";

    public bool Recognises(string path) => PathName.Of(path) == "pom.xml";

    public LockFileContent Read(LockFile file)
    {
        var pom = Pom.Read(file);
        var managed = pom.Managed.GroupBy(dependency => dependency.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var asked = pom.Dependencies.ToList();
        var own = asked.Exists(dependency => MayBeOwn(dependency, pom)) ? PomModules.Of(pom) : new HashSet<string>();
        var packages = asked.Select(dependency => Package(dependency, managed, own)).GroupBy(package => package.Id, StringComparer.Ordinal)
            .Select(same => same.OrderBy(package => package.Scope).First()).ToList();
        var root = new LockedPackage
        {
            Id = pom.Name,
            Name = pom.Name,
            Version = pom.Version,
            Origin = PackageOrigin.Own,
            Scope = Scope.Runtime,
            Line = pom.Line,
            DependsOn = [.. packages.Select(package => package.Id).Where(id => id != pom.Name)],
        };
        return new LockFileContent
        {
            FormatVersion = pom.Model,
            Packages = [root, .. packages.Where(package => package.Id != pom.Name)],
            StatesEmptiness = packages.AreAllOwn(),
            Remarks = [.. Remarks(pom, packages)],
        };
    }

    // Reading all modules for each of them is dear: those of one build share the beginning of their group, or the version.
    private static bool MayBeOwn(PomDependency dependency, Pom pom) =>
        (pom.Version != null && dependency.Version == pom.Version) || pom.Lineage.Any(one => Domain(one.Group) == Domain(dependency.Group));

    private static string Domain(string group) => string.Join('.', group.Split('.').Take(2));

    private static LockedPackage Package(PomDependency dependency, Dictionary<string, PomDependency> managed, IReadOnlySet<string> own)
    {
        var chosen = managed.GetValueOrDefault(dependency.Key);
        var isOwn = own.Contains(dependency.Name);
        var version = dependency.Version ?? chosen?.Version;
        return new LockedPackage
        {
            Id = isOwn ? dependency.Name : string.Join(':', ((string?[])[dependency.Name, version, dependency.Classifier]).Where(part => part != null)),
            Name = dependency.Name,
            Version = version,
            Purl = isOwn ? null : PackageUrl.Of("maven", dependency.Group, dependency.Artifact, version, Qualifiers(dependency)),
            Origin = isOwn ? PackageOrigin.Own : PackageOrigin.Registry,
            Scope = isOwn ? Scope.Runtime : ScopeOf(dependency, chosen),
            IsDirect = true,
            Line = dependency.Line,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Qualifiers(PomDependency dependency)
    {
        if (dependency.Classifier is { } classifier) yield return KeyValuePair.Create("classifier", classifier);
        if (dependency.Type is not ("jar" or "test-jar" or "maven-plugin" or "ejb")) yield return KeyValuePair.Create("type", dependency.Type);
    }

    private static Scope ScopeOf(PomDependency dependency, PomDependency? managed) => (dependency.Scope ?? managed?.Scope) switch
    {
        "test" => Scope.Test,
        _ when dependency.IsOptional => Scope.Optional,
        _ => Scope.Runtime,   // compile, runtime; provided and system are not shipped by the project, and yet there when it runs
    };

    private static IEnumerable<string> Remarks(Pom pom, IReadOnlyList<LockedPackage> packages)
    {
        if (packages.Any(package => package.Purl != null)) yield return "it lists what the project asks for itself; what that brings is known to Maven alone";
        if (pom.HasForeignParent) yield return "its parent is not in the repository, so dependencies and versions that it gives are not known";
        if (!packages.Any(package => package is { Purl: not null, Version: null })) yield break;
        foreach (var list in pom.Managed.Where(dependency => dependency.IsImport).Select(dependency => dependency.Name).Distinct())
            yield return $"the list of versions {ForPeople.Shortened(list)} is not in the repository, so versions that it chooses are not known";
    }
}
