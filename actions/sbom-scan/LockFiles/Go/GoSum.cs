using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Go;

/// <summary>The check sums of every module that was ever looked at: <c>path version[/go.mod] hash</c>.</summary>
internal static class GoSum
{
    /// <summary>Modules that it does not know, although the build needs them.</summary>
    public static IReadOnlyList<string> Missing(string text, IEnumerable<LockedPackage> packages)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, _) in TextLines.Of(text))
        {
            var parts = line.Split(' ');
            if (parts.Length == 3) known.Add($"{parts[0]}@{parts[1].Replace("/go.mod", "", StringComparison.Ordinal)}");
        }

        return [.. packages.Where(package => package.Origin != PackageOrigin.Own && !known.Contains(package.Id)).Select(package => ForPeople.Shortened(package.Id))];
    }
}
