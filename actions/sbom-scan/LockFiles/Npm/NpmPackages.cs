using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>Versions 2 and 3 of npm's lock file: each folder with what is in it. Folders outside of node_modules are projects that are worked on.</summary>
/// <param name="name">What the lock file calls the project it belongs to.</param>
internal sealed class NpmPackages(string? name)
{
    private readonly PackageGraph graph = new();
    private readonly ModuleFolders modules = new();
    private readonly Dictionary<string, string> linkNames = new(StringComparer.Ordinal);
    private bool tellsWishes;

    public LockFileContent Read(YamlValue.Mapping packages, string version)
    {
        // What npm installed has no entry for the project: only the marks tell what for.
        tellsWishes = packages.Entries.Any(entry => entry.Key.Text.Length == 0);
        foreach (var (place, entry) in packages.Entries.Where(IsLink)) linkNames.TryAdd(entry.Get("resolved").Text() ?? "", ModuleFolders.NameAt(place.Text));
        foreach (var (place, entry) in packages.Entries.Where(entry => !IsLink(entry))) Add(place, entry);
        foreach (var (place, entry) in packages.Entries.Where(IsLink)) modules.Put(place.Text, Target(place, entry), place.At.Line);
        foreach (var (place, entry) in packages.Entries.Where(entry => !IsLink(entry))) modules.Connect(graph, graph.Find(KeyOf(place.Text))!, place.Text, entry);
        return graph.Content(version);
    }

    private static bool IsLink((YamlValue.Scalar Key, YamlValue Value) entry) => Flags.IsSet(entry.Value, "link");

    private void Add(YamlValue.Scalar place, YamlValue entry)
    {
        if (entry is not YamlValue.Mapping) throw Fault.At(place, $"'{place.Text}' is no package");
        if (!ModuleFolders.IsInstalled(place.Text))
        {
            graph.Add(Project(place, entry));
            return;
        }

        var node = NpmPackage.Node(
            place.Text, entry.Get("name").Text() ?? ModuleFolders.NameAt(place.Text), entry.Get("version").Text(), NpmSource.Of(entry.Get("resolved").Text()), place.At.Line,
            entry.Get("integrity").Text(), entry.Get("license"), tellsWishes ? null : Flags.Scope(entry), Flags.IsSet(entry, "inBundle"));
        modules.Put(place.Text, graph.Add(node), place.At.Line);
    }

    private PackageNode Project(YamlValue.Scalar place, YamlValue entry) => new()
    {
        Key = KeyOf(place.Text),
        Name = entry.Get("name").Text() ?? linkNames.GetValueOrDefault(place.Text) ?? (place.Text.Length == 0 ? name : null) ?? KeyOf(place.Text),
        Version = entry.Get("version").Text(),
        Origin = PackageOrigin.Own,
        Line = (int)place.At.Line,
        License = LicenseField.Text(entry.Get("license")),
        IsProject = true,
        Standing = Flags.Scope(entry),
    };

    private PackageNode Target(YamlValue.Scalar place, YamlValue entry)
    {
        var target = entry.Get("resolved").Text() ?? throw Fault.At(place, $"'{place.Text}' is a link to nothing");
        return graph.Find(KeyOf(target))
            ?? graph.Add(new PackageNode { Key = KeyOf(target), Name = ModuleFolders.NameAt(place.Text), Origin = PackageOrigin.Own, Line = (int)place.At.Line });
    }

    private static string KeyOf(string place) => place.Length == 0 ? "." : place;
}
