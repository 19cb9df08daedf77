using Actions.Toolkit;

namespace SbomScan.LockFiles.Npm;

/// <summary>Reads what npm writes, in all three versions of its format; <c>node_modules/.package-lock.json</c> is what it did install.</summary>
internal sealed class NpmLockReader : ILockFileReader
{
    private const string PackageLock = "package-lock.json";
    private const string Shrinkwrap = "npm-shrinkwrap.json";

    public string Format => PackageLock;

    public bool Recognises(string path) => Path.GetFileName(path) is PackageLock or Shrinkwrap or ".package-lock.json";

    public LockFileContent Read(LockFile file)
    {
        if (Path.GetFileName(file.Path) == PackageLock && file.Neighbour(Shrinkwrap) is { } shrinkwrap) return LockFileContent.LeftTo(shrinkwrap);
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
