using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Ruby;

/// <summary><c>Gemfile.lock</c> and <c>gems.locked</c>. Format: bundler's <c>lockfile_parser.rb</c>.</summary>
internal sealed class GemfileLockReader : ILockFileReader
{
    public string Format => "Gemfile.lock";

    public bool Recognises(string path) => PathName.Of(path) is "Gemfile.lock" or "gems.locked";

    public LockFileContent Read(LockFile file)
    {
        var document = GemfileLock.Read(file.Text);
        var gems = Packages(document);
        var byName = gems.ByName(gem => gem.Name);
        return new LockFileContent
        {
            FormatVersion = document.BundledWith,
            Packages = [.. gems.Select(gem => gem with { DependsOn = [.. gem.DependsOn.SelectMany(name => byName[name]).Select(needed => needed.Id)] })],
            HasEdges = true,
            StatesEmptiness = document.Gems.TrueForAll(gem => gem.Source.Origin == PackageOrigin.Own),
            Remarks = [.. document.Dependencies.Where(asked => !byName.Contains(asked.Key) && asked.Key != "bundler")
                .Select(asked => $"line {asked.Value}: '{ForPeople.Shortened(asked.Key)}' is asked for, but for no platform of this file")],
        };
    }

    // The builds of a gem for several platforms are one package: only one of them is installed. Two versions for two platforms are two.
    private static List<LockedPackage> Packages(GemfileLock document) =>
    [
        .. document.Gems.GroupBy(gem => gem.Name, StringComparer.Ordinal)
            .SelectMany(named => named.GroupBy(gem => (gem.Version, gem.Source)).Select((builds, at) => Package(at == 0 ? named.Key : $"{named.Key} #{at + 1}", [.. builds], document))),
    ];

    /// <returns>It, with the names of what it depends on in place of their ids.</returns>
    private static LockedPackage Package(string id, List<Gem> builds, GemfileLock document)
    {
        var gem = builds[0];
        var isOwn = gem.Source.Origin == PackageOrigin.Own;
        return new LockedPackage
        {
            Id = id,
            Name = gem.Name,
            Version = gem.Version,
            Purl = isOwn ? null : PackageUrl.Named("gem", gem.Name, gem.Version, gem.Source.Qualifiers),
            Origin = gem.Source.Origin,
            Scope = isOwn ? Scope.Runtime : Scope.Unknown,
            IsDirect = document.Dependencies.ContainsKey(gem.Name),
            Line = gem.Line,
            DependsOn = [.. builds.SelectMany(build => build.Dependencies).Distinct(StringComparer.Ordinal)],
            Hashes = HashText.All(document.Checksums[GemfileLock.BuildOf(gem.Name, gem.Version)].Select(HashText.Parse)),
        };
    }
}
