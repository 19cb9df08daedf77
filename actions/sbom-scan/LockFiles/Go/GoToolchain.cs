using SbomScan.Packages;

namespace SbomScan.LockFiles.Go;

/// <summary>The standard library, which is built into every program, as the package <c>stdlib</c>: as advisories about it call it.</summary>
internal static class GoToolchain
{
    private const string Name = "stdlib";

    /// <returns><see langword="null"/> when the file names no version of Go at all.</returns>
    public static LockedPackage? Of(GoModule module)
    {
        if ((module.Toolchain ?? module.GoVersion) == null) return null;
        var version = VersionOf(module);
        return new LockedPackage
        {
            Id = Name,
            Name = Name,
            Version = version,
            Purl = PackageUrl.Of("golang", null, Name, version),
            Line = module.ToolchainLine,
            IsDirect = true,
        };
    }

    // "go 1.22" is a version of the language, which every release 1.22.x knows: it does not say which one builds.
    private static string? VersionOf(GoModule module)
    {
        if (module.Toolchain is { } toolchain && toolchain.StartsWith("go", StringComparison.Ordinal)) return toolchain[2..].Split('-', '+')[0];
        return module.GoVersion is { } version && version.Count(c => c == '.') == 2 ? version : null;
    }
}
