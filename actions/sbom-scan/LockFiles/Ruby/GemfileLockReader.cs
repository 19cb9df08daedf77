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
        var gems = document.Gems.GroupBy(gem => gem.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
        return new LockFileContent
        {
            FormatVersion = document.BundledWith,
            Packages = [.. gems.Values.Select(same => Package(same, document, gems))],
            HasEdges = true,
            StatesEmptiness = document.Gems.TrueForAll(gem => gem.Source.Origin == PackageOrigin.Own),
            Remarks = [.. document.Dependencies.Where(asked => !gems.ContainsKey(asked.Key) && asked.Key != "bundler")
                .Select(asked => $"line {asked.Value}: '{ForPeople.Shortened(asked.Key)}' is asked for, but for no platform of this file")],
        };
    }

    // The builds of a gem for several platforms are one package: only one of them is installed.
    private static LockedPackage Package(List<Gem> builds, GemfileLock document, Dictionary<string, List<Gem>> gems)
    {
        var gem = builds[0];
        var isOwn = gem.Source.Origin == PackageOrigin.Own;
        return new LockedPackage
        {
            Id = gem.Name,
            Name = gem.Name,
            Version = gem.Version,
            Purl = isOwn ? null : PackageUrl.Named("gem", gem.Name, gem.Version, gem.Source.Qualifiers),
            Origin = gem.Source.Origin,
            Scope = isOwn ? Scope.Runtime : Scope.Unknown,
            IsDirect = document.Dependencies.ContainsKey(gem.Name),
            Line = gem.Line,
            DependsOn = [.. builds.SelectMany(build => build.Dependencies).Where(gems.ContainsKey).Distinct(StringComparer.Ordinal)],
            Hashes = HashText.All(document.Checksums[gem.Name].Select(HashText.Parse)),
        };
    }
}
