using Actions.Toolkit;

namespace SbomScan.LockFiles.Npm;

/// <summary>Reads the text form of bun's lock file.</summary>
internal sealed class BunLockReader : ILockFileReader
{
    public string Format => "bun.lock";

    public bool Recognises(string path) => Path.GetFileName(path) == "bun.lock";

    public LockFileContent Read(LockFile file)
    {
        var root = JsonText.ReadObject(file, lenient: true);
        var version = root.Get("lockfileVersion").Text() ?? throw new FormatException("it holds no lockfileVersion");
        if (version is not ("0" or "1" or "2")) throw new FormatException($"lockfileVersion {version} is not known; 0, 1 and 2 are");
        return new BunPackages().Read(root, version);
    }
}
