namespace SbomScan.LockFiles.Java;

/// <summary>The projects of a build of several modules: what they ask of each other comes from no registry.</summary>
internal static class PomModules
{
    private const int MostModules = 1000;

    /// <returns>Names (<c>group:artifact</c>) of all modules below the outermost parent that lies in the repository, as far as they can be read.</returns>
    public static IReadOnlySet<string> Of(Pom pom)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Pom>(pom.Lineage);
        while (waiting.TryDequeue(out var project) && seen.Count < MostModules)
        {
            if (!seen.Add(project.File.Path)) continue;
            names.Add(project.Name);
            foreach (var module in project.Modules.Select(path => Read(project, path)).OfType<Pom>()) waiting.Enqueue(module);
        }

        return names;
    }

    // What is wrong with a module is told when that one is read itself.
    private static Pom? Read(Pom project, string path)
    {
        try
        {
            return PomFiles.Read(project.File, path, Pom.Read);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
