using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources;
using DetectChanges.Targets.Sources.Npm;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Targets.Npm;

/// <summary>Commits as files with their texts, and what the source of npm projects makes of them.</summary>
internal sealed class NpmRepo
{
    private static readonly NpmProjects Source = new();
    private readonly DescribedCommit described;
    private readonly (string Path, string Text)[] files;

    private NpmRepo((string Path, string Text)[] files)
    {
        this.files = files;
        var tree = new FileTree(files.Select(file => file.Path));
        var snapshot = new Snapshot(tree, files.Where(file => Source.Reads(file.Path, tree)).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal));
        described = DescribedCommit.Of(snapshot, [Source]);
    }

    public GraphBuilder Graph => described.Graph;

    public IEnumerable<string> Projects => Graph.Projects.Select(project => project.Name).Order(StringComparer.Ordinal);

    public IEnumerable<string> Edges => Graph.Edges.Select(edge => $"{edge.From} → {edge.To}").Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Reasons => Graph.Edges.Select(edge => edge.Because).Concat(Graph.Inputs.Select(input => input.Because)).Distinct();

    public IEnumerable<string> Unreadable => described.Commit.Unreadable.Select(file => file.Key).Order(StringComparer.Ordinal);

    public IEnumerable<string> Notices => Graph.Notices.Select(notice => $"{notice.Path}: {notice.Message}");

    public static NpmRepo Of(params (string Path, string Text)[] files) => new(files);

    /// <summary>The same commit with one file changed.</summary>
    public NpmRepo With(string path, string text) => new([.. files.Where(file => file.Path != path), (path, text)]);

    public NpmRepo Without(string path) => new([.. files.Where(file => file.Path != path)]);

    /// <summary>The projects that are built with a file without being its owner.</summary>
    public IEnumerable<string> UsersOf(string path) => Graph.Projects
        .Where(project => Graph.Inputs.Any(input => (input.Project == project || (input.Project == null && Graph.IsOfKind(project, input.Kind))) && input.Matches(path)))
        .Select(project => project.Name)
        .Order(StringComparer.Ordinal);

    /// <summary>Whom a change of a file touches, with the reason; <see langword="null"/> when the ordinary rules hold.</summary>
    public IReadOnlyList<string>? EffectsOf(string path, NpmRepo after) =>
        Source.EffectsOf(path, described, after.described)?.Select(effect => $"{effect.Project}: {effect.Because}").Order(StringComparer.Ordinal).ToList();
}
