namespace SbomScan.LockFiles.OperatingSystem;

/// <summary>A database of packages that is known and not read: what it lists would be missed in silence otherwise.</summary>
internal sealed class UnsupportedDatabase(string format, IReadOnlySet<string> paths) : ILockFileReader
{
    public static IReadOnlyList<ILockFileReader> All { get; } =
    [
        new UnsupportedDatabase("rpm database", new HashSet<string>(
            from folder in (string[])["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"]
            from file in (string[])["rpmdb.sqlite", "Packages.db", "Packages"]
            select $"{folder}/{file}")),
        new UnsupportedDatabase("chisel manifest", new HashSet<string> { "var/lib/chisel/manifest.wall" }),
        new UnsupportedDatabase("pacman database", new HashSet<string> { "var/lib/pacman/local/ALPM_DB_VERSION" }),
        new UnsupportedDatabase("opkg database", new HashSet<string> { "usr/lib/opkg/status", "var/lib/opkg/status" }),
    ];

    public string Format => format;

    public bool Recognises(string path) => paths.Contains(path);

    public LockFileContent Read(LockFile file) => throw new FormatException($"a {format} is not supported yet: the packages of the distribution in it are not listed");
}
