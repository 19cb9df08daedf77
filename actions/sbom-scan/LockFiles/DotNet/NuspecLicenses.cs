using System.Xml.Linq;
using SbomScan.LockFiles.Data;
using SbomScan.Trees;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Adds the licences that restored packages state in their manifests, where the packages lie beside the lock files: no lock file of NuGet has them.</summary>
internal sealed class NuspecLicenses(ILockFileReader reader) : ILockFileReader
{
    private const long LargestManifest = 1024 * 1024;
    private const string LicensePages = "https://licenses.nuget.org/";

    public string Format => reader.Format;

    public bool Recognises(string path) => reader.Recognises(path);

    public LockFileContent Read(LockFile file)
    {
        var content = reader.Read(file);
        return content with { Packages = [.. content.Packages.Select(package => package is { Purl.Type: "nuget", Version: { } version, License: null } ? package with { License = Find(file.Tree, package.Name, version) } : package)] };
    }

    private static string? Find(IFileTree tree, string name, string version)
    {
        var (id, number) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        // A cache in the workspace, and the folder that packages.config restores to.
        return Read(tree, $".nuget/packages/{id}/{number}/{id}.nuspec") ?? Read(tree, $"packages/{name}.{version}/{name}.nuspec");
    }

    // A manifest that is not understood leaves the licence of its package unknown, and no more.
    private static string? Read(IFileTree tree, string path)
    {
        try
        {
            return tree.Read(path, LargestManifest) is { } bytes ? LicenseOf(Xml.Read(bytes, "package").First("metadata")) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? LicenseOf(XElement? metadata)
    {
        if (metadata.First("license") is { } license) return license.Attribute("type")?.Value == "expression" ? license.Value.Trim() : "SEE LICENSE IN " + license.Value.Trim();
        return metadata.Text("licenseUrl") is { } page && page.StartsWith(LicensePages, StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(page[LicensePages.Length..]) : null;
    }
}
