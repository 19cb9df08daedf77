using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Sources.DotNet.Build;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.DotNet;

/// <summary>Files that do not belong to a project and that it is built with all the same: linked sources, assemblies, keys, rule sets.</summary>
internal sealed class LinkedFiles(FileTree tree, Findings findings, GraphBuilder graph)
{
    private const string HintPath = "HintPath";
    private static readonly char[] Slashes = ['/', '\\'];
    private static readonly HashSet<string> FileItems = new(
        ["Compile", "Content", "None", "EmbeddedResource", "AdditionalFiles", "Analyzer", "Page", "Resource", "Protobuf"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] FolderMetadata = ["ProtoRoot", "AdditionalImportDirs"];

    private readonly Dictionary<string, string?> named = new(StringComparer.Ordinal);

    /// <summary>Adds them for one project; <paramref name="nested"/> are the folders of other projects inside its own.</summary>
    public void Add(Project project, Evaluation evaluation, IReadOnlyList<string> nested)
    {
        foreach (var item in evaluation.Items.Where(item => item.Item.Action == ItemAction.Include && !item.Item.Is("ProjectReference") && !item.Item.Is("Watch")))
        {
            AddItem(project, evaluation, item, item.Item.Value, nested);
            if (item.Item.Metadata.Count == 0) continue;
            if (item.Item.Of(HintPath) is { } hint) AddItem(project, evaluation, item, hint.Value, nested);
            foreach (var folder in FolderMetadata.Select(item.Item.Of).OfType<Metadata>()) AddFolder(project, evaluation, item.File, folder.Value, nested);
        }

        foreach (var (name, values) in evaluation.Properties.All) AddNamed(project, evaluation, name, values, nested);
    }

    private void AddItem(Project project, Evaluation evaluation, EvaluatedItem item, string text, IReadOnlyList<string> nested)
    {
        if (nested.Count == 0 && !MayLeave(text)) return;
        var because = $"{Findings.Shown(text)} in {item.File}";
        foreach (var part in evaluation.Parts(text, item.File).Distinct(StringComparer.Ordinal))
        {
            var path = BuildPath.Of(part, evaluation.Folder);
            if (path.Name != null && IsElsewhere(path.Folder(), evaluation.Folder, nested)) graph.Uses(project, Matcher(path), because);
            else if (path.Name == null && path.SaysWhich) AddUnknown(project, item.File, path, because);
            else if (path.Ending != null && IsNotEvaluated(part, item)) findings.NotUnderstood(item.File, $"it is not known which files {Findings.Shown(text)} means");
        }
    }

    private void AddUnknown(Project project, string file, BuildPath path, string because)
    {
        var candidates = path.HasWildcards ? [] : tree.Named(RepositoryPath.Name(path.Ending!)).Where(path.Matches).ToList();
        if (candidates.Count == 0 && !path.HasWildcards) return;
        findings.Notice(file, $"it is not known where {because} is; every such file counts");
        graph.Uses(project, Matcher(path), because);
    }

    private void AddFolder(Project project, Evaluation evaluation, string file, string text, IReadOnlyList<string> nested)
    {
        foreach (var part in evaluation.Parts(text, file))
        {
            if (BuildPath.Of(part, evaluation.Folder).Name is { Length: > 0 } folder && IsElsewhere(folder, evaluation.Folder, nested))
                graph.UsesFolder(project, folder, $"{Findings.Shown(text)} in {file}");
        }
    }

    // A property that names a file elsewhere, such as a key or a rule set, is taken at its word.
    private void AddNamed(Project project, Evaluation evaluation, string name, IReadOnlyList<string> values, IReadOnlyList<string> nested)
    {
        foreach (var part in values.Where(value => value.IndexOfAny(Slashes) >= 0).SelectMany(value => value.Split(';')))
        {
            if (Named(part, evaluation.Folder) is { } file && IsElsewhere(RepositoryPath.Folder(file), evaluation.Folder, nested))
                graph.UsesFile(project, file, $"$({name}) of {evaluation.Project}");
        }
    }

    // Most such values come from a file that many projects import, and mean the same for all of them.
    private string? Named(string text, string folder)
    {
        var isAbsolute = text.StartsWith(BuildPath.Root);
        if (isAbsolute && named.TryGetValue(text, out var known)) return known;
        var file = BuildPath.Of(text, folder).Name is { } name && tree.HasFile(name) ? name : null;
        if (isAbsolute) named[text] = file;
        return file;
    }

    private static bool MayLeave(string text) => text.Contains("..", StringComparison.Ordinal) || text.AsSpan().IndexOfAny('$', '@') >= 0;

    private static bool IsElsewhere(string path, string folder, IReadOnlyList<string> nested) =>
        !RepositoryPath.IsWithin(path, folder) || nested.Any(other => RepositoryPath.IsWithin(path, other));

    // A property that nothing sets is nothing, and what stands in a target is made by the build; a function that cannot be called may name anything.
    private static bool IsNotEvaluated(string part, EvaluatedItem item) =>
        FileItems.Contains(item.Item.Type) && part.Count(c => c == BuildPath.Unknown) > 1 && !item.Item.Conditions.Contains(Statement.InTarget);

    private static Func<string, bool> Matcher(BuildPath path)
    {
        var folder = path.Folder();
        return file => file.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && path.Matches(file);
    }
}
