using SbomScan.LockFiles.Dpkg;
using SbomScan.LockFiles.Python;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DistInfo;

/// <summary>
/// What an installer of Python notes about a package (core metadata specification). What depends on what would lead from file to file, and is not read.
/// </summary>
internal sealed class InstalledPython : ILockFileReader
{
    private static readonly string[] Fields = ["Metadata-Version", "Name", "Version", "License", "License-Expression"];

    public string Format => "METADATA of installed Python package";

    public bool Recognises(string path) =>
        (path.EndsWith(".dist-info/METADATA", StringComparison.Ordinal) || path.EndsWith(".egg-info/PKG-INFO", StringComparison.Ordinal)) && IsInstalled(path);

    public LockFileContent Read(LockFile file)
    {
        var header = ControlFile.Read(file.Bytes, Fields).FirstOrDefault();
        if (header?["Name"] is not { } name || header["Version"] is not { } version) throw new FormatException("it names no package and version");
        var source = DirectUrl.SourceBeside(file);
        var isOwn = source?.Origin == PackageOrigin.Own;
        return new LockFileContent
        {
            FormatVersion = header["Metadata-Version"],
            StatesEmptiness = isOwn,
            Packages =
            [
                new LockedPackage
                {
                    Id = name,
                    Name = name,
                    Version = version,
                    Purl = isOwn ? null : Pypi.Purl(name, version, source?.Qualifiers),
                    Origin = source?.Origin ?? PackageOrigin.Registry,
                    Scope = Scope.Runtime,
                    Line = header.Line,
                    License = header["License-Expression"] ?? (header["License"] is { } license and not "UNKNOWN" ? license : null),
                },
            ],
        };
    }

    // Elsewhere it is a project of one's own, made ready to be tried. What a distribution installs is in its own database, and gets its fixes.
    private static bool IsInstalled(string path) =>
        (path.Contains("/site-packages/", StringComparison.Ordinal) || path.Contains("/dist-packages/", StringComparison.Ordinal))
        && !path.StartsWith("usr/lib/python3/dist-packages/", StringComparison.Ordinal)
        && !path.Contains("/_vendor/", StringComparison.Ordinal);
}
