using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources.DotNet.Build;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet;

/// <summary>Which projects a project refers to.</summary>
internal sealed class ProjectReferences(IReadOnlyDictionary<string, Project> projects, BuildFiles files, Findings findings, GraphBuilder graph)
{
    /// <summary>Adds an edge for each reference of the project, also of those it sees through files it imports.</summary>
    public void Add(Project from, Evaluation evaluation) => Add(from, evaluation, new(StringComparer.Ordinal) { evaluation.Project });

    private void Add(Project from, Evaluation evaluation, HashSet<string> visited)
    {
        foreach (var (item, file, certain) in evaluation.Items)
        {
            if (!item.Is("ProjectReference") || item.Action != ItemAction.Include) continue;
            if (certain == null && !item.Conditions.Contains(Statement.InTarget))
                findings.Notice(file, $"the condition {Findings.Shown(string.Join(" and ", item.Conditions))} of a reference to {Findings.Shown(item.Value)} was taken as true");
            foreach (var found in Found(evaluation, item, file)) Add(from, found, $"{Findings.Shown(item.Value)} in {file}", visited);
        }
    }

    private void Add(Project from, string to, string because, HashSet<string> visited)
    {
        if (projects.TryGetValue(to, out var project)) graph.DependsOn(from, project, because);
        else
        {
            // A kind of project that is none here: what lies beside it, and what it refers to itself.
            if (RepositoryPath.Folder(to) is { Length: > 0 } folder) graph.UsesFolder(from, folder, because);
            else graph.UsesFile(from, to, because);
            foreach (var owner in graph.OwnersOf(to)) graph.DependsOn(from, owner, because);
            if (BuildFile.IsOne(to) && visited.Add(to)) Add(from, new Evaluation(to, files, findings), visited);
        }
    }

    private SortedSet<string> Found(Evaluation evaluation, Statement.Item item, string file)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var problem = default(string);
        foreach (var part in evaluation.PartsOfAll(item.Value, file))
        {
            var path = BuildPath.Of(part, evaluation.Folder);
            var before = found.Count;
            found.UnionWith(Meant(path, item, file));
            if (found.Count > before) continue;
            if (path.IsOutside) problem ??= "leads out of the repository";
            else if (path.Name != null || path.SaysWhich) problem ??= "is not in the repository";
        }

        if (found.Count == 0 && problem != null) findings.Notice(file, $"the reference to {Findings.Shown(item.Value)} {problem}");
        foreach (var exclude in evaluation.Parts(item.Exclude, file).Select(part => BuildPath.Of(part, evaluation.Folder)).Where(path => path.Name != null)) found.RemoveWhere(exclude.Matches);
        return found;
    }

    private IEnumerable<string> Meant(BuildPath path, Statement.Item item, string file)
    {
        if (path.IsOutside) return [];
        if (path is { Name: { } name, HasWildcards: false }) return Known(name, item, file);
        if (path.Name == null && !path.SaysWhich)
        {
            // A target may set the property itself, and most often builds its own project once more.
            var why = $"it is not known which projects {Findings.Shown(item.Value)} refers to";
            if (item.Conditions.Contains(Statement.InTarget)) findings.Notice(file, why);
            else findings.NotUnderstood(file, why);
            return [];
        }

        var candidates = files.Where(candidate => BuildFile.IsProject(candidate) && path.Matches(candidate)).ToList();
        if (path.Name == null && candidates.Count > 0)
            findings.Notice(file, $"it is not known where {Findings.Shown(item.Value)} is; taken for {Findings.Shown(string.Join(", ", candidates))}");
        return candidates;
    }

    private IEnumerable<string> Known(string name, Statement.Item item, string file)
    {
        if (files.Find(name) is not { } found) return [];
        if (found != name) findings.Notice(file, $"{Findings.Shown(item.Value)} is {Findings.Shown(found)} in another case");
        return [found];
    }
}
