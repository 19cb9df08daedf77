using SbomScan.LockFiles.OperatingSystem;

namespace SbomScan.LockFiles.Dpkg;

/// <summary>Images without dpkg (distroless) describe each package in a file of its own. What depends on what would lead from file to file, and is not read.</summary>
internal sealed class DpkgStatusFolder : ILockFileReader
{
    private const string Folder = "var/lib/dpkg/status.d/";

    public string Format => "dpkg status.d";

    // Beside each description lie the checksums of the package's files.
    public bool Recognises(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal) && !path.AsSpan(Folder.Length).Contains('/') && !path.EndsWith(".md5sums", StringComparison.Ordinal);

    public LockFileContent Read(LockFile file)
    {
        var distribution = Distribution.Of(file.Tree);
        var packages = ControlFile.Read(file.Bytes, DpkgPackage.Fields).Select(paragraph => new DpkgPackage(paragraph))
            .Where(package => package.State is null or "installed")
            .DistinctBy(package => package.Id)
            .Take(OperatingSystemReaders.MostPackages);
        return new LockFileContent
        {
            Packages = [.. packages.Select(package => package.Locked(distribution, DpkgCopyright.LicenseOf(file.Tree, package.Name)))],
            Remarks = distribution.Remarks,
        };
    }
}
