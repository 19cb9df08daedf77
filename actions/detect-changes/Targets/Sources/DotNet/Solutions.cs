using System.Text.RegularExpressions;
using System.Xml.Linq;
using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources.DotNet.Build;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet;

/// <summary>
/// Solutions list projects, which describes none of them better; but one may say that a project is built after another, which the
/// projects themselves do not say. That is an edge.
/// </summary>
internal sealed partial class Solutions(IReadOnlyDictionary<string, Project> projects, BuildFiles files, GraphBuilder graph)
{
    private const string Text = ".sln";
    private const string Xml = ".slnx";

    public static bool IsOne(string path) => path.EndsWith(Text, StringComparison.OrdinalIgnoreCase) || path.EndsWith(Xml, StringComparison.OrdinalIgnoreCase);

    public void Add(Snapshot commit)
    {
        foreach (var path in commit.Read.Where(IsOne))
        {
            var order = path.EndsWith(Xml, StringComparison.OrdinalIgnoreCase) ? OfXml(commit.XmlOf(path)) : OfText(commit.Text(path)!);
            foreach (var (first, then) in order) Add(path, Of(path, then), Of(path, first));
        }
    }

    private void Add(string solution, Project? from, Project? to)
    {
        if (from != null && to != null) graph.DependsOn(from, to, $"build order in {solution}");
    }

    private Project? Of(string solution, string path) =>
        BuildPath.Of(path, RepositoryPath.Folder(solution)).Name is { } name && files.Find(name) is { } found ? projects.GetValueOrDefault(found) : null;

    private static IEnumerable<(string First, string Then)> OfXml(XElement? solution) =>
        from project in solution?.Descendants("Project") ?? []
        from dependency in project.Elements("BuildDependency")
        select (dependency.Attribute("Project")?.Value ?? "", project.Attribute("Path")?.Value ?? "");

    private static IEnumerable<(string First, string Then)> OfText(string solution)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var order = new List<(string First, string Then)>();
        var (project, isOrder) = ("", false);
        foreach (var line in solution.Split('\n').Select(line => line.Trim()))
        {
            if (ProjectLine().Match(line) is { Success: true } match) paths[project = match.Groups["id"].Value] = match.Groups["path"].Value;
            else if (line.StartsWith("ProjectSection(", StringComparison.Ordinal)) isOrder = line.Contains("ProjectDependencies", StringComparison.Ordinal);
            else if (line is "EndProjectSection") isOrder = false;
            else if (isOrder && line.Split('=') is [var id, _]) order.Add((id.Trim(), project));
        }

        return order.Select(pair => (paths.GetValueOrDefault(pair.First, ""), paths.GetValueOrDefault(pair.Then, "")));
    }

    [GeneratedRegex(@"^Project\(""[^""]*""\)\s*=\s*""[^""]*"",\s*""(?<path>[^""]*)"",\s*""(?<id>\{[^}""]*\})""", RegexOptions.None, 1000)]
    private static partial Regex ProjectLine();
}
