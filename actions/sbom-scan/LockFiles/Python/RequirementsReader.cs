using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Python;

/// <summary>
/// <c>requirements.txt</c> and its like, as pip, pip-compile and uv write them. Format: https://pip.pypa.io/en/stable/reference/requirements-file-format/.
/// </summary>
internal sealed class RequirementsReader : ILockFileReader
{
    public string Format => "requirements.txt";

    public bool Recognises(string path)
    {
        var name = PathName.Of(path);
        if (!name.EndsWith(".txt", StringComparison.Ordinal)) return false;
        return name.StartsWith("requirements", StringComparison.Ordinal) || name.EndsWith("-requirements.txt", StringComparison.Ordinal)
            || name.EndsWith("_requirements.txt", StringComparison.Ordinal) || $"/{path}".EndsWith($"/requirements/{name}", StringComparison.Ordinal);
    }

    public LockFileContent Read(LockFile file)
    {
        var asked = RequirementsWalk.Read(file);
        var pins = asked.Constraints.Where(line => line.Pin != null).GroupBy(line => Pypi.Key(line.Name)).ToDictionary(same => same.Key, same => same.First().Pin, StringComparer.Ordinal);
        var hasVia = asked.Packages.Any(package => package.Line.Via.Count > 0);
        var packages = asked.Packages.Select(package => Package(package, pins, hasVia)).DistinctBy(package => package.Id).ToList();
        return new LockFileContent
        {
            Packages = hasVia ? WithEdges(packages, asked.Packages) : packages,
            HasEdges = hasVia,
            StatesEmptiness = packages.AreAllOwn() && !file.Bytes.Span.Trim(" \t\r\n"u8).IsEmpty,   // comments and options are somebody's word, blanks are nobody's
            Remarks = asked.Remarks,
        };
    }

    private static LockedPackage Package(AskedPackage asked, Dictionary<string, string?> pins, bool hasVia)
    {
        var version = asked.Source?.Version ?? asked.Pin ?? pins.GetValueOrDefault(Pypi.Key(asked.Name));
        var isOwn = asked.Source?.Origin == PackageOrigin.Own;
        return new LockedPackage
        {
            Id = Pypi.Id(asked.Name, version),
            Name = asked.Name,
            Version = version,
            Purl = isOwn ? null : Pypi.Purl(asked.Name, version, asked.Source?.Qualifiers),
            Origin = asked.Source?.Origin ?? PackageOrigin.Registry,
            Scope = isOwn ? Scope.Runtime : Scope.Unknown,
            IsDirect = !hasVia || asked.Line.Via.Any(IsOwnProject),
            Line = asked.Place,
            Hashes = HashText.All(asked.Line.Hashes.Select(HashText.Parse)),
        };
    }

    // "via -r requirements.in", "via app (pyproject.toml)"
    private static bool IsOwnProject(string via) => via.StartsWith("-r ", StringComparison.Ordinal) || via.EndsWith(')');

    private static List<LockedPackage> WithEdges(List<LockedPackage> packages, IEnumerable<AskedPackage> asked)
    {
        var byName = packages.ByName(package => Pypi.Key(package.Name));
        var edges = asked.SelectMany(package => package.Line.Via.Where(via => Requirement.Parse(via) != null).Select(via => (Parent: Pypi.Key(via), Child: Pypi.Key(package.Name))))
            .Distinct().ToLookup(edge => edge.Parent, edge => edge.Child, StringComparer.Ordinal);
        return packages.ConvertAll(package => package with { DependsOn = [.. edges[Pypi.Key(package.Name)].SelectMany(child => byName[child]).Select(child => child.Id)] });
    }
}
