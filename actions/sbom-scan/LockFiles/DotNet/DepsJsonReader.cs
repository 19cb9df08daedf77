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
        if (content.Get("targets") is not YamlValue.Mapping targets || content.Get("libraries") is not YamlValue.Mapping libraries) throw new FormatException("it holds no \"targets\" and \"libraries\"");
        var graph = new PackageGraph();
        var described = YamlIndex.Of(libraries);
        // The program runs as one of the targets; the others say what it was compiled against.
        var running = targets.Get(content.Get("runtimeTarget").Get("name").Text() ?? "") ?? throw new FormatException("it does not hold the target that its \"runtimeTarget\" names");
        var target = new RestoredTarget(graph);
        foreach (var (key, entry) in running.Entries())
        {
            var (name, version) = key.Text.LastIndexOf('/') is > 0 and var slash ? (key.Text[..slash], key.Text[(slash + 1)..]) : throw Fault.At(key, $"'{key.Text}' names no version");
            target.Add(name, graph.Add(Node(key, name, version, described.GetValueOrDefault(key.Text).Value)), entry.Get("dependencies"));
        }

        target.Connect(Scope.Runtime);
        return graph.Content(null);
    }

    private static PackageNode Node(YamlValue.Scalar key, string name, string version, YamlValue? library)
    {
        var type = library.Get("type").Text() ?? throw Fault.At(key, $"'{key.Text}' is not among the libraries");
        var hash = library.Get("sha512").Text() is { } sha512 && sha512.StartsWith("sha512-", StringComparison.Ordinal) ? sha512["sha512-".Length..] : null;
        return type switch
        {
            "package" => NuGetPackage.Node("", name, version, key.At.Line, hash),
            // The runtime itself, in programs that bring it: the package it was taken from.
            "runtimepack" => NuGetPackage.Node("", name.StartsWith(RuntimePack, StringComparison.Ordinal) ? name[RuntimePack.Length..] : name, version, key.At.Line),
            _ => new PackageNode { Key = key.Text, Name = name, Version = version, Origin = PackageOrigin.Own, Line = (int)key.At.Line, IsProject = true },
        };
    }
}
