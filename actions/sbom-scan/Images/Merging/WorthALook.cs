using SbomScan.Images.Tar;
using SbomScan.LockFiles;
using SbomScan.LockFiles.DistInfo;

namespace SbomScan.Images.Merging;

/// <summary>Which files matter: those that are read, and those that their readers ask for.</summary>
internal static class WorthALook
{
    /// <summary>Folders of images with packages as they were published, and with examples. The lock files in them name what their authors worked with, not what is installed.</summary>
    private static readonly string[] Skipped = ["/.cargo/registry/", "/.git/", "/.github/", "/go/pkg/mod/", NodeModules, "/usr/share/doc/"];

    private const string NodeModules = "/node_modules/";
    private const string HiddenLock = ".package-lock.json";

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

    public static bool File(string path) => IsLicense(path) || Companions.Contains(path) || IsManifest(TarPath.Name(path)) || IsOrigin(path)
        || LockFileReaders.For(path) != null || UnsupportedFormats.ToolOf(path) != null;

    public static bool FileOfImage(string path) => IsLicense(path) || (File(path) && SkippedFolderOf(path) == null);

    /// <returns>The outermost skipped folder that a file lies in; <see langword="null"/>: it lies in none.</returns>
    public static string? SkippedFolderOf(string path)
    {
        var ends = Skipped.Where(folder => folder != NodeModules || !IsHiddenLock(path)).Select(folder => EndOf(folder, path)).Where(end => end > 0);
        return ends.DefaultIfEmpty().Min() is > 0 and var outermost ? path[..outermost] : null;
    }

    /// <summary>Where npm notes what it did install. It tells all that a skipped folder holds.</summary>
    public static string HiddenLockIn(string skippedFolder) => $"{skippedFolder}/{HiddenLock}";

    /// <summary>
    /// A link with the name of such a file, or by which readers may reach one: <c>lib</c> → <c>usr/lib</c>, <c>usr/share/doc/libgcc-s1</c> → <c>gcc-12-base</c>.
    /// </summary>
    public static bool LinkOfImage(string path) => FileOfImage(path) || path.StartsWith(Copyrights, StringComparison.Ordinal) || path.AsSpan().Count('/') < 2;

    private static bool IsLicense(string path) => path.StartsWith(Copyrights, StringComparison.Ordinal) && path.EndsWith("/copyright", StringComparison.Ordinal);

    private static bool IsOrigin(string path) => path.EndsWith($".dist-info/{DirectUrl.Name}", StringComparison.Ordinal);

    private static bool IsManifest(string name) => Manifests.Contains(name) || ManifestEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    private static bool IsHiddenLock(string path) => TarPath.Name(path) == HiddenLock && $"/{TarPath.Folder(path)}/".EndsWith(NodeModules, StringComparison.Ordinal);

    private static int EndOf(string folder, string path)
    {
        if (path.AsSpan().StartsWith(folder.AsSpan(1))) return folder.Length - "//".Length;
        return path.IndexOf(folder, StringComparison.Ordinal) is >= 0 and var start ? start + folder.Length - 1 : 0;
    }
}
