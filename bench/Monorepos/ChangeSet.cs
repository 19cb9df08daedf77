namespace Bench.Monorepos;

/// <summary>What a commit changes: some projects, in each mostly files that were there; what these cannot give is added.</summary>
internal static class ChangeSet
{
    /// <returns>Path and new content, which is <see langword="null"/> when the file is deleted.</returns>
    public static IEnumerable<(string Path, string? Content)> Of(Monorepo monorepo, int changes)
    {
        var touched = Touched(monorepo, changes);
        return touched.SelectMany((project, at) => Of(project, (changes / touched.Count) + (at < changes % touched.Count ? 1 : 0)));
    }

    private static List<Project> Touched(Monorepo monorepo, int changes)
    {
        const int stride = 7;   // shares no factor with any number of projects: never the same one twice
        var count = Math.Clamp(changes / 200, 2, monorepo.Projects.Count * 3 / 4);
        return [.. Enumerable.Range(0, count).Select(at => monorepo.Projects[at * stride % monorepo.Projects.Count])];
    }

    private static IEnumerable<(string Path, string? Content)> Of(Project project, int changes)
    {
        var modified = Math.Min(changes * 7 / 10, project.Files / 2);
        var deleted = Math.Min(changes / 10, project.Files / 10);
        var added = changes - modified - deleted;
        return Enumerable.Range(Project.FirstSource, modified).Select(number => (project.Path(number), (string?)$"{project.Content(number)}changed\n"))
            .Concat(Enumerable.Range(project.Files - deleted, deleted).Select(number => (project.Path(number), (string?)null)))
            .Concat(Enumerable.Range(project.Files, added).Select(number => (project.Path(number), (string?)project.Content(number))));
    }
}
