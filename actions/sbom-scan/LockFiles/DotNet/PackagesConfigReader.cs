using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads <c>packages.config</c>: every package of a project, those that others need among them.</summary>
internal sealed class PackagesConfigReader : ILockFileReader
{
    public string Format => "packages.config";

    public bool Recognises(string path) => Path.GetFileName(path).ToLowerInvariant() is var name && (name == "packages.config" || (name.StartsWith("packages.", StringComparison.Ordinal) && name.EndsWith(".config", StringComparison.Ordinal)));

    public LockFileContent Read(LockFile file)
    {
        var graph = new PackageGraph();
        var root = graph.Add(NuGetPackage.Root(file.Folder.Split('/')[^1] is { Length: > 0 } folder ? folder : "."));
        foreach (var package in XmlText.Elements(file, "packages", "package"))
        {
            var name = package["id"] ?? throw Fault.At(package.Line, "a package has no id");
            var node = graph.Add(NuGetPackage.Node($"{package["targetFramework"]} {package["version"]}", name, package["version"], package.Line));
            graph.Connect(root, node, package["developmentDependency"] == "true" ? Scope.Dev : Scope.Runtime);
        }

        return graph.Content(null, hasEdges: false);
    }
}
