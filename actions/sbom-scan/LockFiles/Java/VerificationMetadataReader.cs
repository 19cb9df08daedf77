using System.Xml.Linq;
using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Java;

/// <summary>
/// <c>gradle/verification-metadata.xml</c>: every component that the build ever fetched, with its hashes.
/// Format: https://docs.gradle.org/current/userguide/dependency_verification.html.
/// </summary>
internal sealed class VerificationMetadataReader : ILockFileReader
{
    private static readonly string[] Descriptions = [".pom", ".module"];

    public string Format => "verification-metadata.xml";

    public bool Recognises(string path) => path == "gradle/verification-metadata.xml" || path.EndsWith("/gradle/verification-metadata.xml", StringComparison.Ordinal);

    public LockFileContent Read(LockFile file)
    {
        var root = Xml.Read(file.Bytes, "verification-metadata");
        var components = root.First("components") ?? throw new FormatException($"line {root.Line()}: it has no <components>");
        var listed = components.All("component").ToList();
        var packages = listed.Where(HasCode).Select(Package).DistinctBy(package => package.Id).ToList();
        return new LockFileContent
        {
            Packages = packages,
            StatesEmptiness = packages.AreAllOwn(),
            Remarks = packages.Count == listed.Count ? [] : [$"{listed.Count - packages.Count} of its components are descriptions alone (parents, lists of versions) or stand there twice, and bring no code"],
        };
    }

    // Parents and BOMs have a description alone.
    private static bool HasCode(XElement component) => component.All("artifact").Any(artifact => !Descriptions.Any((artifact.Attribute("name")?.Value ?? "").EndsWith));

    private static LockedPackage Package(XElement component)
    {
        var (group, artifact, version) = (Required(component, "group"), Required(component, "name"), Required(component, "version"));
        var code = component.All("artifact").Where(one => one.Attribute("name")?.Value == $"{artifact}-{version}.jar");
        return new LockedPackage
        {
            Id = $"{group}:{artifact}:{version}",
            Name = $"{group}:{artifact}",
            Version = version,
            Purl = PackageUrl.Of("maven", group, artifact, version),
            Line = component.Line(),
            Hashes = HashText.All(code.SelectMany(one => one.Elements()).Select(hash => HashText.Of(hash.Name.LocalName, hash.Attribute("value")?.Value))),
        };
    }

    private static string Required(XElement component, string name) =>
        component.Attribute(name)?.Value is { Length: > 0 } value ? value : throw new FormatException($"line {component.Line()}: a <component> has no '{name}'");
}
