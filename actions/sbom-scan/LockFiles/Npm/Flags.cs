using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>What npm and older pnpm note on an entry about who needs it.</summary>
internal static class Flags
{
    public static bool IsSet(YamlValue entry, string flag) => entry.Get(flag) is YamlValue.Scalar { IsPlain: true, Text: "true" };

    // "dev" means that only development needs it, however it gets there; "devOptional" that without development it is optional.
    public static Scope Scope(YamlValue entry) =>
        IsSet(entry, "dev") ? Packages.Scope.Dev
        : IsSet(entry, "optional") || IsSet(entry, "devOptional") ? Packages.Scope.Optional
        : IsSet(entry, "extraneous") ? Packages.Scope.Unknown
        : Packages.Scope.Runtime;
}
