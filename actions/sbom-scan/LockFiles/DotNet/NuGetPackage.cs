using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Makes entries of what the files tell of NuGet packages and projects.</summary>
internal static class NuGetPackage
{
    /// <param name="target">The framework it is restored for: the same package may stand in several.</param>
    /// <param name="name">Its id.</param>
    /// <param name="version">As restored.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="sha512">In base64.</param>
    public static PackageNode Node(string target, string name, string? version, long line, string? sha512 = null)
    {
        if (string.IsNullOrEmpty(version)) throw Fault.At(line, $"'{name}' has no version");
        return new PackageNode { Key = $"{target} {name}", Name = name, Version = version, Purl = Purl(name, version, line), Line = (int)line, Hashes = Hashes(sha512) };
    }

    /// <summary>The project the file belongs to.</summary>
    public static PackageNode Root(string name, string? version = null) =>
        new() { Key = ".", Name = name, Version = version, Origin = PackageOrigin.Own, Line = 1, IsProject = true };

    /// <summary>Another project that is worked on: one, however many frameworks name it.</summary>
    public static PackageNode Project(PackageGraph graph, string name, string? version, long line) =>
        graph.Find(ProjectKey(name)) ?? graph.Add(new PackageNode { Key = ProjectKey(name), Name = name, Version = version, Origin = PackageOrigin.Own, Line = (int)line });

    private static string ProjectKey(string name) => $"project {name.ToLowerInvariant()}";

    private static PackageUrl Purl(string name, string version, long line)
    {
        try
        {
            return PackageUrl.Named("nuget", name, version);
        }
        catch (FormatException problem)
        {
            throw Fault.At(line, $"'{name}' is no name of a package: {problem.Message}");
        }
    }

    private static IReadOnlyList<PackageHash> Hashes(string? sha512)
    {
        Span<byte> hash = stackalloc byte[64];
        return sha512 != null && Convert.TryFromBase64String(sha512, hash, out var written) && written == hash.Length ? [new PackageHash("SHA-512", Convert.ToHexStringLower(hash))] : [];
    }
}
