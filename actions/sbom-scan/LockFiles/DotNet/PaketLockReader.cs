using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads <c>paket.lock</c>: groups, in them sources, in them packages and below each what it depends on.</summary>
internal sealed class PaketLockReader : ILockFileReader
{
    public string Format => "paket.lock";

    public bool Recognises(string path) => Path.GetFileName(path) == "paket.lock";

    public LockFileContent Read(LockFile file)
    {
        var graph = new PackageGraph();
        var packages = PaketLock.Read(file.Text);
        foreach (var package in packages) graph.Add(package.Node);
        foreach (var package in packages)
        {
            foreach (var name in package.DependsOn) graph.Connect(package.Node, graph.Find($"{package.Group} {name}".ToLowerInvariant()), Scope.Runtime);
        }

        // What no other package needs was asked for; what one needs may have been, too: paket.dependencies says it.
        var needed = packages.SelectMany(package => package.Node.Needs).Select(need => need.Node).ToHashSet();
        var asked = PaketWishes.Of(file.Neighbour("paket.dependencies")?.Text);
        var root = graph.Add(NuGetPackage.Root(file));
        foreach (var package in packages.Where(package => asked?.Contains(package.Node.Key) ?? !needed.Contains(package.Node))) graph.Connect(root, package.Node, Scope.Unknown);
        return graph.Content(null, remarks: asked != null || packages.Count == 0
            ? []
            : ["packages that others need count as not asked for by name: there is no paket.dependencies beside it"]);
    }
}
