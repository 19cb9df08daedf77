using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles.Python;

/// <summary>The <c>Pipfile</c> beside its lock, which alone tells what is asked for by name.</summary>
internal static class Pipfile
{
    /// <returns>Names in their one form; empty when there is no such file, or none that can be read.</returns>
    public static IReadOnlySet<string> Asked(LockFile file, string category)
    {
        var table = category switch { "default" => "packages", "develop" => "dev-packages", _ => category };
        return Beside.Read(file, "Pipfile", [], pipfile => Toml.Read(pipfile.Text).EntriesOf(table).Select(entry => Pypi.Key(entry.Key)).ToHashSet(StringComparer.Ordinal));
    }
}
