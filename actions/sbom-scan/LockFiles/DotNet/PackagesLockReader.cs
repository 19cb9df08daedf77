using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads NuGet's <c>packages.lock.json</c>. It does not say what is for development only.</summary>
internal sealed class PackagesLockReader : ILockFileReader
{
    public string Format => "packages.lock.json";

    // Several projects of one folder have files of their own: packages.Web.lock.json.
    public bool Recognises(string path) => Path.GetFileName(path) is var name && name.StartsWith("packages.", StringComparison.Ordinal) && name.EndsWith(".lock.json", StringComparison.Ordinal);

    public LockFileContent Read(LockFile file)
    {
        var content = JsonText.ReadObject(file);
        var version = content.Get("version").Text() ?? throw new FormatException("it holds no version");
        if (version is not ("1" or "2" or "3")) throw new FormatException($"version {version} is not known; 1, 2 and 3 are");
        if (content.Get("dependencies") is not YamlValue.Mapping frameworks) throw new FormatException("it holds no \"dependencies\"");
        var graph = new PackageGraph();
        var root = graph.Add(NuGetPackage.Root(file));
        var targets = new Dictionary<string, RestoredTarget>(StringComparer.Ordinal);
        foreach (var (framework, entries) in frameworks.Entries)
        {
            var target = targets[framework.Text] = new RestoredTarget(graph, targets.GetValueOrDefault(framework.Text.Split('/')[0]));
            foreach (var (name, entry) in entries.Entries()) Add(name, entry, framework.Text, root, target, graph);
            target.Connect(Scope.Runtime);
        }

        return graph.Content(version);
    }

    private static void Add(YamlValue.Scalar name, YamlValue entry, string framework, PackageNode root, RestoredTarget target, PackageGraph graph)
    {
        var type = entry.Get("type").Text() ?? throw Fault.At(name, $"'{name.Text}' has no type");
        var node = type == "Project"
            ? NuGetPackage.Project(graph, name.Text, null, name.At.Line)
            : graph.Add(NuGetPackage.Node(framework, name.Text, entry.Get("resolved").Text(), name.At.Line, $"sha512-{entry.Get("contentHash").Text()}"));
        target.Add(name.Text, node, entry.Get("dependencies"));
        if (type is "Direct" or "Project") graph.Connect(root, node, Scope.Unknown);
    }
}
