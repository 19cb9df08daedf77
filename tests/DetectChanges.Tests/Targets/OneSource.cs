using DetectChanges.Targets.Manifests;
using DetectChanges.Targets.Sources;
using DetectChanges.Trees;

namespace DetectChanges.Tests.Targets;

/// <summary>Repositories of a few files, described by one source of projects, as texts that are easy to compare.</summary>
internal sealed class OneSource(IProjectSource source)
{
    /// <summary>A commit; <see langword="null"/> as text: a file that is there but cannot be read.</summary>
    public DescribedCommit Commit(params (string Path, string? Text)[] files)
    {
        var tree = new FileTree(files.Select(file => file.Path));
        var texts = files.Where(file => file.Text != null && source.Reads(file.Path, tree)).ToDictionary(file => file.Path, file => file.Text!, StringComparer.Ordinal);
        return DescribedCommit.Of(new Snapshot(tree, texts), [source]);
    }

    /// <summary>As <c>web: cargo in apps/web</c>.</summary>
    public string[] Projects(params (string Path, string? Text)[] files) =>
        [.. Commit(files).Graph.Projects.Select(project => $"{project.Name}: {project.Kind} in {project.Root}").Order(StringComparer.Ordinal)];

    /// <summary>As <c>web → ui: "ui" in apps/web/Cargo.toml</c>.</summary>
    public string[] Edges(params (string Path, string? Text)[] files) =>
        [.. Commit(files).Graph.Edges.Select(edge => $"{edge.From} → {edge.To}: {edge.Because}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Who uses a file that it does not own.</summary>
    public string[] UsersOf(string path, params (string Path, string? Text)[] files) => UsersOf(Commit(files), path);

    public static string[] UsersOf(DescribedCommit described, string path) =>
        [.. described.Graph.Inputs.Where(input => input.Matches(path)).Select(input => $"{input.Project}: {input.Because}").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>As <c>web: serde 1.0.1 → 1.0.2 in Cargo.lock</c>; <see langword="null"/> when the ordinary rules hold.</summary>
    public string[]? Effects(string path, DescribedCommit before, DescribedCommit after) =>
        source.EffectsOf(path, before, after)?.Select(effect => $"{effect.Project}: {effect.Because}").Order(StringComparer.Ordinal).ToArray();

    /// <summary>The effects of one file that has another text.</summary>
    public string[]? Effects(string path, string? before, string? after, params (string Path, string? Text)[] others) =>
        Effects(path, Commit([.. others, (path, before)]), Commit([.. others, (path, after)]));
}
