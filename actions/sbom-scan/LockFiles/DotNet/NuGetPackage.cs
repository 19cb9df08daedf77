using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Makes entries of what the files tell of NuGet packages and projects.</summary>
internal static class NuGetPackage
{
    /// <param name="target">The framework it is restored for: the same package may stand in several.</param>
    /// <param name="name">Its id.</param>
    /// <param name="version">As restored.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="integrity">Such as <c>sha512-base64</c>.</param>
    public static PackageNode Node(string target, string name, string? version, long line, string? integrity = null)
    {
        if (string.IsNullOrEmpty(version)) throw Fault.At(line, $"'{name}' has no version");
        return new PackageNode { Key = $"{target} {name}", Name = name, Version = version, Purl = PurlAt.Line(line, "nuget", name, version), Line = (int)line, Hashes = Integrity.Read(integrity) };
    }

    /// <summary>The project a file belongs to that does not say its name: it is mostly the one of the folder.</summary>
    public static PackageNode Root(LockFile file) => Root(file.Folder.Split('/')[^1] is { Length: > 0 } folder ? folder : ".", null);

    public static PackageNode Root(string name, string? version) =>
        new() { Key = ".", Name = name, Version = version, Origin = PackageOrigin.Own, Line = 1, IsProject = true };

    /// <summary>Another project that is worked on: one, however many frameworks name it.</summary>
    public static PackageNode Project(PackageGraph graph, string name, string? version, long line)
    {
        var key = $"project {name.ToLowerInvariant()}";
        return graph.Find(key) ?? graph.Add(new PackageNode { Key = key, Name = name, Version = version, Origin = PackageOrigin.Own, Line = (int)line });
    }

    /// <summary>A key such as <c>Tomlyn/2.10.2</c>.</summary>
    public static (string Name, string Version) Split(YamlValue.Scalar key) =>
        key.Text.LastIndexOf('/') is > 0 and var slash ? (key.Text[..slash], key.Text[(slash + 1)..]) : throw Fault.At(key, $"'{key.Text}' names no version");
}
