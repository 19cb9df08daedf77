using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Php;

/// <summary>The <c>composer.json</c> of a lock, which alone tells what is asked for by name.</summary>
internal static class ComposerManifest
{
    /// <param name="file">The lock.</param>
    /// <param name="path">Of the manifest, relative to the lock's folder.</param>
    /// <returns>Names in lower case; empty when there is no such file, or none that can be read.</returns>
    public static IReadOnlySet<string> Asked(LockFile file, string path) => Beside.Read(file, path, [], manifest => Asked(Json.Read(manifest.Bytes.Span)));

    private static HashSet<string> Asked(DataMap manifest) =>
        manifest.EntriesOf("require").Concat(manifest.EntriesOf("require-dev")).Select(entry => entry.Key.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}
