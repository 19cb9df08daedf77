using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Php;

/// <summary>The <c>composer.json</c> beside a lock, which alone tells what is asked for by name.</summary>
internal static class ComposerManifest
{
    /// <returns>Names in lower case; empty when there is no such file, or none that can be read.</returns>
    public static IReadOnlySet<string> Asked(LockFile file) => Beside.Read(file, "composer.json", [], manifest => Asked(Json.Read(manifest.Bytes.Span)));

    private static HashSet<string> Asked(DataMap manifest) =>
        manifest.EntriesOf("require").Concat(manifest.EntriesOf("require-dev")).Select(entry => entry.Key.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}
