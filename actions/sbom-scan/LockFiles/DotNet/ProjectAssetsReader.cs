using Actions.Toolkit;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads what <c>dotnet restore</c> leaves in <c>obj</c>, where no <c>packages.lock.json</c> pins the project.</summary>
internal sealed class ProjectAssetsReader : ILockFileReader
{
    public string Format => "project.assets.json";

    public bool Recognises(string path) => Path.GetFileName(path) == "project.assets.json";

    public LockFileContent Read(LockFile file)
    {
        if (file.Neighbour("../packages.lock.json") is { } pinned) return LockFileContent.LeftTo(pinned);
        var content = JsonText.ReadObject(file);
        var version = content.Get("version").Text() ?? throw new FormatException("it holds no version");
        if (version is not ("2" or "3" or "4")) throw new FormatException($"version {version} is not known; 2, 3 and 4 are");
        if (content.Get("targets") is not YamlValue.Mapping targets) throw new FormatException("it holds no \"targets\"");
        return new ProjectAssets(content).Read(targets, version);
    }
}
