using DetectChanges.Targets.Graph;
using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources;
using DetectChanges.Targets.Sources.DotNet;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Targets.DotNet;

/// <summary>A commit with .NET projects, described as the action does it.</summary>
internal sealed class Repo
{
    private readonly DescribedCommit described;

    private Repo(DotNetProjects source, IReadOnlyDictionary<string, string> files)
    {
        var tree = new FileTree(files.Keys);
        described = DescribedCommit.Of(new Snapshot(tree, files.Where(file => source.Reads(file.Key, tree)).ToDictionary()), [source]);
    }

    public Snapshot Commit => described.Commit;

    public GraphBuilder Graph => described.Graph;

    /// <summary>All edges as <c>from → to</c>.</summary>
    public IEnumerable<string> Edges => Graph.Edges.Select(edge => $"{edge.From} → {edge.To}").Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Notices => Graph.Notices.Select(notice => $"{notice.Path}: {notice.Message}");

    public static Repo Of(params (string Path, string Text)[] files) => Of(new DotNetProjects(), files);

    public static Repo Of(IReadOnlyDictionary<string, string> files) => new(new DotNetProjects(), files);

    /// <summary>The projects that a file counts for though they may not own it.</summary>
    public IEnumerable<string> UsersOf(string path) =>
        Graph.Inputs.Where(input => input.Matches(path)).Select(input => input.Project!.Name).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What a change of that file does, as <c>project: because</c>; <see langword="null"/> when the ordinary rules hold.</summary>
    public static IEnumerable<string>? Effects(string path, (string Path, string Text)[] before, (string Path, string Text)[] after)
    {
        var source = new DotNetProjects();
        var (old, @new) = (Of(source, before), Of(source, after));
        return source.EffectsOf(path, old.described, @new.described)?.Select(effect => $"{effect.Project}: {effect.Because}");
    }

    private static Repo Of(DotNetProjects source, (string Path, string Text)[] files) => new(source, files.ToDictionary(file => file.Path, file => file.Text));
}
