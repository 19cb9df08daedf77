using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>One <c>package.json</c>.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Content"><see langword="null"/> when it cannot be read.</param>
internal sealed record PackageManifest(string Path, JsonElement? Content)
{
    private static readonly string[] DependencyFields = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

    public string Folder { get; } = RepositoryPath.Folder(Path);
    public string? Name { get; } = Content?.Text("name");
    public string? Version { get; } = Content?.Text("version");
    public IReadOnlyList<Dependency> Dependencies { get; } = [.. DependencyFields.SelectMany(field => DependenciesOf(Content, field))];

    /// <summary>The patterns of <c>workspaces</c>, as a list or as <c>{"packages": […]}</c>.</summary>
    public IReadOnlyList<string> WorkspacePatterns { get; } = [.. Content.Member("workspaces").Texts(), .. Content.Member("workspaces").Member("packages").Texts()];

    /// <summary>What stands instead of dependencies wherever they are asked for, for npm, yarn and pnpm.</summary>
    public IEnumerable<Dependency> Overrides =>
        [.. Leaves(Content.Member("overrides")), .. Leaves(Content.Member("resolutions")), .. Leaves(Content.Member("pnpm").Member("overrides"))];

    /// <summary>The patches that pnpm puts on packages.</summary>
    public IEnumerable<string> Patches => Content.Member("pnpm").Member("patchedDependencies").Members().Select(member => JsonValues.Text(member.Value)).OfType<string>();

    /// <summary>
    /// Only says how the files around it are to be loaded, as <c>{"type": "module"}</c> does below the folder of a package.
    /// </summary>
    public bool IsMarker => Content is { ValueKind: JsonValueKind.Object } && Name == null && Dependencies.Count == 0 && Content.Member("scripts") == null;

    public static PackageManifest Read(Snapshot commit, string path)
    {
        var content = commit.JsonOf(path);
        if (content is { ValueKind: not JsonValueKind.Object }) commit.NotUnderstood(path, "a package.json must hold an object");
        return new PackageManifest(path, content is { ValueKind: JsonValueKind.Object } ? content : null);
    }

    private static IEnumerable<Dependency> DependenciesOf(JsonElement? content, string field) =>
        content.Member(field).Members()
            .Where(member => member.Value.ValueKind == JsonValueKind.String)
            .Select(member => new Dependency(member.Name, member.Value.GetString()!, IsPeer: field == "peerDependencies"));

    private static IEnumerable<Dependency> Leaves(JsonElement? overrides) => overrides.Members().SelectMany(member =>
        JsonValues.Text(member.Value) is { } spec ? [Dependency.OfOverride(member.Name, spec)] : Leaves(member.Value));
}
