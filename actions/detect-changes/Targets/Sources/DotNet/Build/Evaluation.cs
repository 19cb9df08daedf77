using System.Buffers;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet.Build;

/// <summary>
/// One project, read in the order in which MSBuild reads it: the nearest <c>Directory.Build.props</c>, the nearest <c>Directory.Packages.props</c>,
/// the project, the nearest <c>Directory.Build.targets</c>, each with all that it imports. Conditions that are not certain count as true.
/// </summary>
internal sealed class Evaluation
{
    private const int LongestChain = 32;
    private static readonly SearchValues<char> Lists = SearchValues.Create(";$");

    private readonly BuildFiles files;
    private readonly Findings findings;
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> imported = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> packageFiles = new(StringComparer.Ordinal);
    private readonly List<EvaluatedItem> said = [];
    private readonly List<string> versionFiles = [];

    public Evaluation(string project, BuildFiles files, Findings findings)
    {
        (Project, this.files, this.findings) = (project, files, findings);
        Properties = new BuildProperties(files, project);
        ReadNearest("Directory.Build.props", "DirectoryBuildPropsPath", imported);
        ReadNearest("Directory.Packages.props", "DirectoryPackagesPropsPath", packageFiles);
        Read(project, "", certain: true, imported, depth: 0);
        ReadNearest("Directory.Build.targets", "DirectoryBuildTargetsPath", imported);
        // Items see the last value of every property.
        Items = [.. said.Select(item => item with { IsCertain = Decide(item.Item, item.File) }).Where(item => item.IsCertain != false)];
    }

    public string Project { get; }

    public string Folder => RepositoryPath.Folder(Project);

    public BuildProperties Properties { get; }

    /// <summary>Everything items say, in order, without what certainly does not hold, and without central versions.</summary>
    public IReadOnlyList<EvaluatedItem> Items { get; }

    /// <summary>The files it reads, except itself and those that say versions of packages, and why each is read.</summary>
    public IReadOnlyDictionary<string, string> Imported => imported;

    /// <summary>The files that say versions of packages, <c>Directory.Packages.props</c> and what it imports, and why each is read.</summary>
    public IReadOnlyDictionary<string, string> PackageFiles => packageFiles;

    /// <summary>The files that say versions for it, in order.</summary>
    public IReadOnlyList<string> VersionFiles => versionFiles;

    /// <summary>The SDKs it is built with.</summary>
    public IEnumerable<string> Sdks => visited.Select(path => files[path]).OfType<BuildFile>().SelectMany(file => file.Statements).OfType<Statement.Sdk>().Select(sdk => sdk.Name);

    /// <summary>All files it is made of, the project too.</summary>
    public IEnumerable<string> Files => visited;

    /// <summary>The texts of an item, each part of a list for itself.</summary>
    public IEnumerable<string> Parts(string text, string file) => text.AsSpan().IndexOfAny(Lists) < 0
        ? Split(text)
        : Split(text).SelectMany(part => Properties.Expand(part, file)).SelectMany(Split);

    /// <summary>The texts of an item, with the other items in place of <c>@(…)</c>.</summary>
    public IEnumerable<string> PartsOfAll(string text, string file) => Parts(text, file).SelectMany(part =>
        part is ['@', '(', .. var type, ')'] && !type.Contains('-', StringComparison.Ordinal)
            ? Items.Where(item => item.Item.Action == ItemAction.Include && item.Item.Is(type.Trim())).SelectMany(item => Parts(item.Item.Value, item.File))
            : [part]);

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void ReadNearest(string name, string property, Dictionary<string, string> into)
    {
        var set = Properties.Expand($"$({property})", Project).Select(path => BuildPath.Of(path, Folder).Name).OfType<string>().Select(files.Find).OfType<string>().ToList();
        if (set.Count == 0 && files.Nearest(Folder, name) is { } nearest) set = [nearest];
        foreach (var file in set) Read(file, $"{RepositoryPath.Name(file)} above {Project}", set.Count == 1, into, depth: 0);
    }

    private void Read(string path, string because, bool certain, Dictionary<string, string> into, int depth)
    {
        if (!visited.Add(path)) return;
        if (path != Project) into.Add(path, because);
        if (depth > LongestChain) findings.NotUnderstood(path, $"it is at the end of a chain of more than {LongestChain} imports");
        if (depth > LongestChain || files[path] is not { } file) return;
        if (file.Versions.Count > 0) versionFiles.Add(path);
        foreach (var statement in file.Statements)
        {
            if (statement is Statement.Item item) said.Add(new(item, path, null));
            else if (statement is Statement.Property or Statement.Import) Read(statement, path, certain, into, depth);
        }
    }

    private void Read(Statement statement, string file, bool certain, Dictionary<string, string> into, int depth)
    {
        if (Decide(statement, file) is not { } decided) certain = false;
        else if (!decided) return;
        if (statement is Statement.Property property) Properties.Set(property, file, certain);
        else if (statement is Statement.Import import) Import(import, file, certain, into, depth + 1);
    }

    private void Import(Statement.Import import, string from, bool certain, Dictionary<string, string> into, int depth)
    {
        var texts = Properties.Expand(import.Project, from).Where(text => text.Length > 0).ToList();
        foreach (var text in texts)
        {
            var found = Found(BuildPath.Of(text, RepositoryPath.Folder(from)), import, from);
            foreach (var file in found) Read(file, $"imported by {from}", certain && texts.Count == 1, into, depth);
        }
    }

    private List<string> Found(BuildPath path, Statement.Import import, string from)
    {
        if (path.IsOutside) return [];
        if (path is { Name: { } name, HasWildcards: false }) return Known(name, import, from);
        if (path.Name != null) return [.. files.Where(path.Matches)];
        if (path.SaysWhich)
        {
            var candidates = files.Where(path.Matches).ToList();
            if (candidates.Count > 0) findings.Notice(from, $"it is not known where {Findings.Shown(import.Project)} is; taken for {Findings.Shown(string.Join(", ", candidates))}");
            return candidates;
        }

        // A property that nothing here sets is nothing, and a condition that asks for it says that this is intended.
        if (BuildProperties.References(import.Project).Any(name => import.Conditions.Any(condition => condition.Contains($"$({name})", StringComparison.OrdinalIgnoreCase))))
            findings.Notice(from, $"nothing in the repository says what {Findings.Shown(import.Project)} is; it is not imported");
        else findings.NotUnderstood(from, $"it is not known what it imports with {Findings.Shown(import.Project)}");
        return [];
    }

    private List<string> Known(string name, Statement.Import import, string from)
    {
        if (files.Find(name) is not { } found) return [];
        if (found != name) findings.Notice(from, $"{Findings.Shown(import.Project)} is {Findings.Shown(found)} in another case");
        if (!BuildFile.IsOne(found)) findings.NotUnderstood(from, $"it imports {Findings.Shown(found)}, which is not read: the name of a build file ends in .props or .targets");
        return [found];
    }

    /// <summary>Whether the conditions of something hold; <see langword="null"/> where that depends on how it is built.</summary>
    public bool? Decide(Statement statement, string file)
    {
        bool? all = true;
        foreach (var condition in statement.Conditions)
        {
            var decided = BuildCondition.Decide(condition, Properties, file, path => BuildPath.Of(path, RepositoryPath.Folder(file)).Name is { } name && files.Tree.HasFile(name));
            if (decided == false) return false;
            if (decided == null) all = null;
        }

        return all;
    }
}
