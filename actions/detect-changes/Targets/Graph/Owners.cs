using DetectChanges.Trees;

namespace DetectChanges.Targets.Graph;

/// <summary>Finds out whose a file is.</summary>
internal static class Owners
{
    /// <summary>The projects whose folder is the deepest one around the path; several when a folder holds several projects.</summary>
    public static IReadOnlyList<Project> Of(IEnumerable<Project> projects, string path)
    {
        var around = projects.Where(project => project.IsFile ? project.Manifest == path : RepositoryPath.IsWithin(path, project.Root)).ToList();
        if (around.Count == 0) return [];
        if (around.Where(project => project.IsFile).ToList() is { Count: > 0 } files) return files;
        var deepest = around.Max(project => project.Root.Length);
        return [.. around.Where(project => project.Root.Length == deepest)];
    }
}
