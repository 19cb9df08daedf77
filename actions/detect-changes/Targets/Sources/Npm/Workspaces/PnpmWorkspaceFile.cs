using DetectChanges.Targets.Manifests;
using Actions.Toolkit;

namespace DetectChanges.Targets.Sources.Npm.Workspaces;

/// <summary>A <c>pnpm-workspace.yaml</c>: the packages, the catalogs, and settings for all.</summary>
internal sealed class PnpmWorkspaceFile
{
    private readonly YamlValue? settings;

    private PnpmWorkspaceFile(YamlValue? settings, bool isReadable)
    {
        (this.settings, IsReadable) = (settings, isReadable);
        Patterns = [.. settings.Get("packages").Items().Select(item => item.Text()).OfType<string>()];
        Catalogs = ReadCatalogs();
    }

    public bool IsReadable { get; }

    public IReadOnlyList<string> Patterns { get; }

    /// <summary>The versions that <c>catalog:</c> and <c>catalog:name</c> stand for.</summary>
    public IReadOnlyDictionary<(string Catalog, string Package), string> Catalogs { get; }

    public IEnumerable<Dependency> Overrides => settings.Get("overrides").Entries().Select(entry => Dependency.OfOverride(entry.Key.Text, entry.Value.Text() ?? ""));

    public IEnumerable<string> Patches => settings.Get("patchedDependencies").Entries().Select(entry => entry.Value.Text()).OfType<string>();

    public static PnpmWorkspaceFile? Read(Snapshot commit, string path)
    {
        if (!commit.Tree.HasFile(path)) return null;
        var content = commit.YamlOf(path);
        var isReadable = commit.Text(path) is { } text && (content is YamlValue.Mapping || IsEmpty(text));
        if (!isReadable) commit.NotUnderstood(path, "a pnpm-workspace.yaml must hold a mapping");
        return new PnpmWorkspaceFile(content, isReadable);
    }

    /// <summary>Everything but the catalogs, in one text that is equal for equal settings.</summary>
    /// <exception cref="FormatException">The text would be endless.</exception>
    public string Settings() => string.Join('\n', settings.Entries()
        .Where(entry => entry.Key.Text is not ("catalog" or "catalogs"))
        .Select(entry => $"{entry.Key.Text}: {entry.Value.Canonical()}")
        .Order(StringComparer.Ordinal));

    private Dictionary<(string Catalog, string Package), string> ReadCatalogs()
    {
        var versions = new Dictionary<(string, string), string>();
        foreach (var (package, version) in settings.Get("catalog").Entries()) versions[("default", package.Text)] = version.Text() ?? "";
        foreach (var (catalog, packages) in settings.Get("catalogs").Entries())
        {
            foreach (var (package, version) in packages.Entries()) versions[(catalog.Text, package.Text)] = version.Text() ?? "";
        }

        return versions;
    }

    private static bool IsEmpty(string text) => text.Split('\n').All(line => line.Trim() is "" or "---" || line.TrimStart().StartsWith('#'));
}
