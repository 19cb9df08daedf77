using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Haskell;

/// <summary><c>cabal.project.freeze</c>. Format: https://cabal.readthedocs.io/en/stable/cabal-project-description-file.html.</summary>
internal sealed class CabalFreezeReader : ILockFileReader
{
    private const string Field = "constraints:";

    public string Format => "cabal.project.freeze";

    public bool Recognises(string path) => PathName.Of(path) == "cabal.project.freeze";

    public LockFileContent Read(LockFile file)
    {
        var packages = Constraints(file.Text).Select(one => Package(one.Text, one.Line)).OfType<LockedPackage>().DistinctBy(package => package.Id).ToList();
        return new LockFileContent { Packages = packages, StatesEmptiness = packages.AreAllOwn() };
    }

    // The field goes on in lines that are indented; its items are parted by commas.
    private static List<(string Text, int Line)> Constraints(string text)
    {
        var items = new List<(string Text, int Line)>();
        var (isInside, isKnown, isOpen) = (false, false, false);
        foreach (var (written, number) in TextLines.Of(text))
        {
            var line = written.TrimEnd();
            if (line.Length == 0 || line.TrimStart().StartsWith("--", StringComparison.Ordinal)) continue;
            if (line[0] != ' ')
            {
                if (!line.Contains(':')) throw new FormatException($"line {number}: '{ForPeople.Shortened(line)}' is not understood");
                isInside = line.StartsWith(Field, StringComparison.Ordinal);
                isKnown |= isInside || line.StartsWith("index-state:", StringComparison.Ordinal) || line.StartsWith("active-repositories:", StringComparison.Ordinal);
                if (isInside) line = line[Field.Length..];
            }

            if (!isInside) continue;
            items.AddRange(line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => (item, number)));
            isOpen = line.EndsWith(',');
        }

        if (!isKnown) throw new FormatException("it has no 'constraints': it is not a cabal.project.freeze");
        return isOpen ? throw new FormatException("it ends with a comma: it is not whole") : items;
    }

    // "any.aeson ==2.0.3.0"; "any.base installed" and "any.text ==1.2 || ==2.0" leave the version open; "aeson +flag" is about something else.
    private static LockedPackage? Package(string constraint, int line)
    {
        var parts = constraint.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 1) throw new FormatException($"line {line}: '{ForPeople.Shortened(constraint)}' is not understood");
        var name = parts[0][(parts[0].LastIndexOf('.') + 1)..];
        var isChosen = parts[1].StartsWith("==", StringComparison.Ordinal);
        if (!isChosen && parts[1] != "installed") return null;
        var version = isChosen && !parts[1].Contains('|') ? parts[1][2..].Trim() : null;
        return new LockedPackage { Id = $"{name} {version}", Name = name, Version = version, Purl = PackageUrl.Of("hackage", null, name, version), Line = line };
    }
}
