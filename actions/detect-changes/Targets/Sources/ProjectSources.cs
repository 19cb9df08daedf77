using DetectChanges.Targets.Sources.Declared;

namespace DetectChanges.Targets.Sources;

/// <summary>All there is, in the order in which they may name the project of a folder.</summary>
internal static class ProjectSources
{
    public static IReadOnlyList<IProjectSource> Of(ProjectFile file) => [new DeclaredProjects(file)];
}
