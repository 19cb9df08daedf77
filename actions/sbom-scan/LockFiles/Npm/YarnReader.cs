using Actions.Toolkit;

namespace SbomScan.LockFiles.Npm;

/// <summary>Reads <c>yarn.lock</c>, the classic form and the later one.</summary>
internal sealed class YarnReader : ILockFileReader
{
    private const string Metadata = "__metadata";
    private const int NewestFormat = 10;

    public string Format => "yarn.lock";

    public bool Recognises(string path) => Path.GetFileName(path) == "yarn.lock";

    public LockFileContent Read(LockFile file)
    {
        var text = file.Text;
        var entries = YarnLockReader.Read(text);
        if (entries.FirstOrDefault(entry => entry.Descriptors[0] == Metadata) is { } metadata)
            return new YarnBerry(file).Read([.. entries.Where(entry => entry != metadata)], Version(metadata));
        if (!text.Contains("yarn lockfile v1", StringComparison.Ordinal)) throw new FormatException(text.Length == 0 ? "it is empty" : "it does not say in which format it is");
        return new YarnClassic(file).Read(entries);
    }

    private static string Version(YarnEntry metadata)
    {
        var version = metadata.Fields.GetValueOrDefault("version") ?? "";
        return int.TryParse(version, out var number) && number <= NewestFormat ? version : throw Fault.At(metadata.Line, $"format {version} is not known; those up to {NewestFormat} are");
    }
}
