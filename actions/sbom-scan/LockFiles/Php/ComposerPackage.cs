using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Php;

/// <summary>One package of a <c>composer.lock</c>.</summary>
internal static class ComposerPackage
{
    /// <summary>Names of packages are the same whatever their case.</summary>
    public static string NameOf(DataMap entry) => entry.Required("name").ToLowerInvariant();

    /// <summary>Which packages stand for a name: the one that has it, and those that say they replace or provide it.</summary>
    public static ILookup<string, (string Name, string Provider)> Providers(IEnumerable<DataMap> entries) => entries
        .SelectMany(entry => Provided(entry).Select(name => (Name: name.ToLowerInvariant(), Provider: NameOf(entry)))).ByName(pair => pair.Name);

    public static LockedPackage Read(DataMap entry, ILookup<string, (string Name, string Provider)> providers)
    {
        var (name, version) = (NameOf(entry), entry.Required("version"));
        var (origin, qualifiers) = SourceOf(entry);
        return new LockedPackage
        {
            Id = name,
            Name = name,
            Version = version,
            Purl = origin == PackageOrigin.Own ? null : PackageUrl.Named("composer", name, version, qualifiers),
            Origin = origin,
            Line = entry.LineOf("name"),
            DependsOn = [.. entry.EntriesOf("require").SelectMany(required => providers[required.Key.ToLowerInvariant()]).Select(found => found.Provider).Where(other => other != name).Distinct(StringComparer.Ordinal)],
            Hashes = HashText.All([HashText.Of("sha1", (entry.Find("dist") as DataMap)?.Text("shasum"))]),
            License = LicenseOf(entry.Find("license")),
        };
    }

    private static IEnumerable<string> Provided(DataMap entry) =>
        ((string[])["replace", "provide"]).Select(entry.Find).OfType<DataMap>().SelectMany(map => map.Entries).Select(provided => provided.Key).Prepend(NameOf(entry));

    // Packages of Packagist have a notification-url; others come straight from their repository.
    private static (PackageOrigin Origin, KeyValuePair<string, string>[] Qualifiers) SourceOf(DataMap entry)
    {
        var (dist, source) = (entry.Map("dist"), entry.Map("source"));
        if (dist?.Text("type") == "path") return (PackageOrigin.Own, []);
        if (entry.Text("notification-url") != null) return (PackageOrigin.Registry, []);
        if (source?.Text("type") == "git") return (PackageOrigin.Git, SourceAddress.Git(source.Text("url") ?? "", source.Text("reference")));
        return dist?.Text("url") is { } url ? (PackageOrigin.Url, SourceAddress.Download(url)) : (PackageOrigin.Registry, []);
    }

    // Of several licences the user may choose one. An odd value is no licence, and nothing worse.
    private static string? LicenseOf(DataValue? value)
    {
        if (value is DataText { Text.Length: > 0 } single) return single.Text;
        var all = (value as DataList)?.Items.OfType<DataText>().Select(item => item.Text).ToList() ?? [];
        return all.Count == 0 ? null : string.Join(" OR ", all.Select(one => all.Count > 1 && one.Contains(' ') ? $"({one})" : one));
    }
}
