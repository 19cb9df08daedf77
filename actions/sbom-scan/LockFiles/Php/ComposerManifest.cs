using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Php;

/// <summary>The <c>composer.json</c> beside a lock, which alone tells what is asked for by name.</summary>
internal static class ComposerManifest
{
    /// <returns>Names in lower case; empty when there is no such file, or none that can be read.</returns>
    public static IReadOnlySet<string> Asked(LockFile file)
    {
        try
        {
            if (file.Neighbour("composer.json") is not { } manifest) return new HashSet<string>();
            var document = Json.Read(manifest.Bytes.Span);
            return document.EntriesOf("require").Concat(document.EntriesOf("require-dev")).Select(entry => entry.Key.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        }
        catch (FormatException)
        {
            return new HashSet<string>();
        }
    }
}
