using SbomScan.LockFiles;
using SbomScan.Packages;

namespace SbomScan.Tests.LockFiles;

/// <summary>What a lock file holds, as texts to compare.</summary>
internal static class Listing
{
    /// <summary><c>name@version scope</c>, with <c>direct</c> after those asked for by name; without own projects.</summary>
    public static IEnumerable<string> Packages(this LockFileContent content) =>
        content.Packages.Where(package => package.Origin != PackageOrigin.Own)
            .Select(package => $"{package.Name}@{package.Version} {package.Scope}{(package.IsDirect ? " direct" : "")}")
            .Order(StringComparer.Ordinal);

    /// <summary><c>name@version → name@version</c> between packages, own projects by their names.</summary>
    public static IEnumerable<string> Edges(this LockFileContent content)
    {
        var byId = content.Packages.ToDictionary(package => package.Id, StringComparer.Ordinal);
        return content.Packages.SelectMany(package => package.DependsOn.Select(id => $"{Title(package)} → {Title(byId[id])}")).Order(StringComparer.Ordinal);
    }

    public static LockedPackage Package(this LockFileContent content, string name) => content.Packages.Single(package => package.Name == name);

    private static string Title(LockedPackage package) => package.Origin == PackageOrigin.Own ? package.Name : $"{package.Name}@{package.Version}";
}
