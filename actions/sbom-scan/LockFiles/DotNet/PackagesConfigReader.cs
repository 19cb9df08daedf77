using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads <c>packages.config</c>: every package of a project, those that others need among them.</summary>
internal sealed class PackagesConfigReader : ILockFileReader
{
    public string Format => "packages.config";

    // Several projects of one folder have files of their own: packages.Web.config.
    public bool Recognises(string path) => Path.GetFileName(path) is var name && name.StartsWith("packages.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".config", StringComparison.OrdinalIgnoreCase);

    public LockFileContent Read(LockFile file)
    {
        var graph = new PackageGraph();
        var root = graph.Add(NuGetPackage.Root(file));
        foreach (var package in Xml.Read(file.Bytes, "packages").All("package"))
        {
            var (name, version) = (Fact("id") ?? throw Fault.At(package.Line(), "a package has no id"), Fact("version"));
            var node = graph.Add(NuGetPackage.Node($"{Fact("targetFramework")} {version}", name, version, package.Line()));
            graph.Connect(root, node, Fact("developmentDependency") == "true" ? Scope.Dev : Scope.Runtime);

            string? Fact(string attribute) => package.Attribute(attribute)?.Value;
        }

        return graph.Content(null, hasEdges: false);
    }
}
