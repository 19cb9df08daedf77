using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.DotNet;

/// <summary>Reads the <c>*.deps.json</c> beside a built or published program: what it was made of, for no purpose but to run.</summary>
internal sealed class DepsJsonReader : ILockFileReader
{
    private const string RuntimePack = "runtimepack.";

    public string Format => "deps.json";

    public bool Recognises(string path) => path.EndsWith(".deps.json", StringComparison.Ordinal);

    public LockFileContent Read(LockFile file)
    {
        var content = JsonText.ReadObject(file);
        if (content.Get("targets") is not YamlValue.Mapping targets) throw new FormatException("it holds no \"targets\"");
        var graph = new PackageGraph();
        var described = YamlIndex.Of(content.Get("libraries"));
        // The program runs as one of the targets; the others say what it was compiled against.
        var running = targets.Get(content.Get("runtimeTarget").Get("name").Text() ?? "") ?? throw new FormatException("it does not hold the target that its \"runtimeTarget\" names");
        var target = new RestoredTarget(graph);
        foreach (var (key, entry) in running.Entries())
        {
            var (name, version) = NuGetPackage.Split(key);
            target.Add(name, graph.Add(Node(key, name, version, described.GetValueOrDefault(key.Text).Value)), entry.Get("dependencies"));
        }

        target.Connect(Scope.Runtime);
        return graph.Content(null);
    }

    private static PackageNode Node(YamlValue.Scalar key, string name, string version, YamlValue? library)
    {
        var type = library.Get("type").Text() ?? throw Fault.At(key, $"'{key.Text}' is not among the libraries");
        return type switch
        {
            "package" => NuGetPackage.Node("", name, version, key.At.Line, library.Get("sha512").Text()),
            // The runtime itself, in programs that bring it: the package it was taken from.
            "runtimepack" => NuGetPackage.Node("", name.StartsWith(RuntimePack, StringComparison.Ordinal) ? name[RuntimePack.Length..] : name, version, key.At.Line),
            _ => new PackageNode { Key = key.Text, Name = name, Version = version, Origin = PackageOrigin.Own, Line = (int)key.At.Line, IsProject = true },
        };
    }
}
