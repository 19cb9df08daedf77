namespace SbomScan.LockFiles;

/// <summary>Finds what a repository depends on without saying in which versions.</summary>
internal static class DeclaredOnly
{
    /// <param name="paths">Every file that is scanned, relative to the root, with <c>/</c>.</param>
    /// <returns>The manifests for which no lock file lies in their folder or above it, sorted by path.</returns>
    public static IReadOnlyList<DeclaredManifest> In(IReadOnlyCollection<string> paths) =>
        [.. ManifestKind.All.SelectMany(kind => In(paths, kind)).OrderBy(manifest => manifest.Path, StringComparer.Ordinal)];

    private static IEnumerable<DeclaredManifest> In(IReadOnlyCollection<string> paths, ManifestKind kind)
    {
        var manifests = paths.Where(kind.IsManifest).ToList();
        if (manifests.Count == 0) return [];
        var locked = paths.Select(kind.FolderOfLock).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var own = paths.Select(kind.FolderOfOwnLock).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return manifests.Where(path => !own.Contains(Above(path) ?? "") && !Folders(path).Any(locked.Contains))
            .Select(path => new DeclaredManifest(path, kind.Ecosystem, kind.Command));
    }

    /// <summary>The folder of a file, the one above it, and so on to the root.</summary>
    private static IEnumerable<string> Folders(string path)
    {
        for (var folder = Above(path); folder != null; folder = Above(folder)) yield return folder;
    }

    private static string? Above(string path) => path.Length == 0 ? null : path.LastIndexOf('/') is > 0 and var end ? path[..end] : "";
}
