using Actions.Toolkit;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Npm;

/// <summary>What a <c>package.json</c> asks for: needed beside lock files that do not tell it themselves.</summary>
internal sealed class ProjectManifest
{
    private static readonly string[] Kinds = ["dependencies", "optionalDependencies", "devDependencies"];

    private readonly YamlValue.Mapping content;

    private ProjectManifest(YamlValue.Mapping content, string folder)
    {
        (this.content, Folder) = (content, folder);
        Scopes = NpmWishes.Of(content, isProject: true);
    }

    /// <summary>Relative to the folder of the lock file; <c>.</c> for that folder itself.</summary>
    public string Folder { get; }

    public IReadOnlyDictionary<string, Scope> Scopes { get; }

    /// <summary>Without peers: who installs a project for itself does not get them.</summary>
    public IEnumerable<(string Name, string Range, Scope Scope)> Wishes =>
        Kinds.SelectMany(kind => content.Get(kind).Entries()).Select(entry => (entry.Key.Text, entry.Value.Text() ?? "", Scopes[entry.Key.Text]));

    /// <summary>The one in the folder of the lock file and those of its workspaces; none when it has none.</summary>
    public static IReadOnlyList<ProjectManifest> All(LockFile file)
    {
        if (Of(file, ".") is not { } root) return [];
        var workspaces = root.content.Get("workspaces");
        var members = WorkspaceFolders.Of([.. (workspaces.Get("packages") ?? workspaces).Items().Select(item => item.Text() ?? "")], file.Below("package.json"));
        return [root, .. members.Select(folder => Of(file, folder)).OfType<ProjectManifest>()];
    }

    /// <returns><see langword="null"/> when there is none that can be read: the lock file still says what is installed.</returns>
    public static ProjectManifest? Of(LockFile file, string folder)
    {
        if (file.Neighbour($"{folder}/package.json") is not { } manifest) return null;
        try
        {
            return new ProjectManifest(JsonText.ReadObject(manifest), folder);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <param name="name">As the lock file calls it.</param>
    public PackageNode Node(string? name = null) => new()
    {
        Key = Folder,
        Name = name ?? content.Get("name").Text() ?? Folder,
        Version = content.Get("version").Text(),
        Origin = PackageOrigin.Own,
        License = LicenseField.Text(content.Get("license")),
        IsProject = true,
    };
}
