using SbomScan.Images.Tar;
using SbomScan.LockFiles;

namespace SbomScan.Images.Merging;

/// <summary>Which files of an image are kept: those that are read, and those that their readers ask for.</summary>
internal static class WorthALook
{
    /// <summary>Folders with packages as they were published, and with examples. The lock files in them name what their authors worked with, not what is installed.</summary>
    public static IReadOnlyList<string> SkippedFolders { get; } = [".cargo/registry", ".git", ".github", "go/pkg/mod", "node_modules", "usr/share/doc"];

    private const string Copyrights = "usr/share/doc/";

    private static readonly HashSet<string> Companions = new(StringComparer.Ordinal)
    {
        "etc/os-release", "usr/lib/os-release", "etc/apk/world",
    };

    private static readonly HashSet<string> Manifests = new(StringComparer.Ordinal)
    {
        "Cargo.toml", "Directory.Packages.props", "Gemfile", "Package.swift", "Pipfile", "Podfile", "build.gradle", "build.gradle.kts", "composer.json", "conanfile.py",
        "conanfile.txt", "gems.rb", "go.mod", "go.sum", "go.work", "mix.exs", "package.json", "paket.dependencies", "pnpm-workspace.yaml", "pom.xml", "pubspec.yaml",
        "pyproject.toml", "requirements.in", "setup.cfg", "setup.py",
    };

    private static readonly string[] ManifestEnds = [".cabal", ".csproj", ".fsproj", ".vbproj"];

    public static bool File(string path) =>
        IsLicense(path) || Companions.Contains(path) || ((IsManifest(TarPath.Name(path)) || LockFileReaders.For(path) != null) && !IsSkipped(path));

    /// <summary>
    /// A link with the name of such a file, or by which readers may reach one: <c>lib</c> → <c>usr/lib</c>, <c>usr/share/doc/libgcc-s1</c> → <c>gcc-12-base</c>.
    /// </summary>
    public static bool Link(string path) => File(path) || path.StartsWith(Copyrights, StringComparison.Ordinal) || path.AsSpan().Count('/') < 2;

    private static bool IsLicense(string path) => path.StartsWith(Copyrights, StringComparison.Ordinal) && path.EndsWith("/copyright", StringComparison.Ordinal);

    private static bool IsManifest(string name) => Manifests.Contains(name) || ManifestEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    private static bool IsSkipped(string path) => SkippedFolders.Any(folder => $"/{path}".Contains($"/{folder}/", StringComparison.Ordinal));
}
