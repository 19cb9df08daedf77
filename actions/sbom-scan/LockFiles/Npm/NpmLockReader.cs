using Actions.Toolkit;

namespace SbomScan.LockFiles.Npm;

/// <summary>Reads what npm writes, in all three versions of its format.</summary>
internal sealed class NpmLockReader : ILockFileReader
{
    public string Format => "package-lock.json";

    public bool Recognises(string path) => Path.GetFileName(path) is "package-lock.json" or "npm-shrinkwrap.json";

    public LockFileContent Read(LockFile file)
    {
        var root = JsonText.ReadObject(file);
        var version = root.Get("lockfileVersion").Text();
        return version switch
        {
            "1" => new NpmTree(file).Read(root),
            "2" or "3" when root.Get("packages") is YamlValue.Mapping packages => new NpmPackages(root.Get("name").Text()).Read(packages, version),
            "2" or "3" => throw new FormatException("it holds no \"packages\""),
            null => throw new FormatException("it holds no lockfileVersion"),
            _ => throw new FormatException($"lockfileVersion {version} is not known; 1, 2 and 3 are"),
        };
    }
}
