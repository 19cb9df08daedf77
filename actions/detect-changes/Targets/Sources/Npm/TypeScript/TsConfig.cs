using System.Text.Json;
using DetectChanges.Targets.Manifests;
using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm.TypeScript;

/// <summary>One <c>tsconfig.json</c> or <c>jsconfig.json</c>: where it leads to.</summary>
internal sealed class TsConfig(string path, JsonElement content)
{
    public string Path => path;

    public string Folder { get; } = RepositoryPath.Folder(path);

    /// <summary>What it builds upon; later ones win.</summary>
    public IReadOnlyList<string> Extends { get; } = [.. content.Member("extends").Texts()];

    public IReadOnlyList<string> References { get; } = [.. content.Member("references").Items().Select(item => item.Text("path")).OfType<string>()];

    /// <summary>Files and patterns of files that are compiled.</summary>
    public IReadOnlyList<string> Sources { get; } = [.. content.Member("files").Texts(), .. content.Member("include").Texts()];

    public string? BaseUrl { get; } = content.Member("compilerOptions").Member("baseUrl").Text();

    /// <summary>Where imports of a name lead to; <see langword="null"/> when it says nothing about that.</summary>
    public IReadOnlyList<(string Alias, string Target)>? Paths { get; } = content.Member("compilerOptions").Member("paths") is { } paths
        ? [.. ((JsonElement?)paths).Members().SelectMany(member => ((JsonElement?)member.Value).Texts().Select(target => (member.Name, target)))]
        : null;
}
