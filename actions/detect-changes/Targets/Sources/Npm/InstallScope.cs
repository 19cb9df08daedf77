using DetectChanges.Targets.Graph;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>What is installed by the lock file of one folder, in either of two commits.</summary>
internal sealed class InstallScope(string folder, NpmRepository before, NpmRepository after)
{
    /// <summary>There is neither a workspace nor a package in that folder: nobody can tell whose it is.</summary>
    public bool IsUnknown { get; } = !before.InstalledFrom(folder).Any() && !after.InstalledFrom(folder).Any();

    /// <summary>What is installed for the root of a workspace serves all its packages.</summary>
    public bool IsForAll(string importer) => importer == folder && (before.WorkspaceAt(folder) ?? after.WorkspaceAt(folder)) != null;

    public Project? ProjectAt(string importer) => after.ProjectAt(importer) ?? before.ProjectAt(importer);

    public IReadOnlyList<Effect> All(string because) =>
        [.. Projects(after).Concat(Projects(before)).DistinctBy(project => project.Key).Select(project => new Effect(project, because))];

    private IEnumerable<Project> Projects(NpmRepository repository) => IsUnknown
        ? repository.Projects
        : repository.InstalledFrom(folder).Select(package => repository.ProjectAt(package.Folder)).OfType<Project>();
}
