using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Npm;

/// <summary>The names of the files that package managers and TypeScript read.</summary>
internal static class NpmFiles
{
    public const string Manifest = "package.json";
    public const string PnpmWorkspace = "pnpm-workspace.yaml";
    public const string Lerna = "lerna.json";

    public static bool IsTypeScript(string name) => name.EndsWith(".json", StringComparison.Ordinal) && (name.StartsWith("tsconfig", StringComparison.Ordinal) || name == "jsconfig.json");

    /// <summary>What was installed is nobody's source, even if somebody committed it.</summary>
    public static bool IsInstalled(string path) => path.StartsWith("node_modules/", StringComparison.Ordinal) || path.Contains("/node_modules/", StringComparison.Ordinal);

    /// <summary>Files beside the manifest of a workspace that decide how every package in it is installed, built or run.</summary>
    public static bool IsShared(string path, string root)
    {
        return RepositoryPath.Below(path, root) switch
        {
            null => false,
            Manifest or Lerna or ".npmrc" or ".yarnrc" or ".yarnrc.yml" or ".pnpmfile.cjs" or ".pnpmfile.mjs" or "bunfig.toml" => true,
            ".nvmrc" or ".node-version" or "turbo.json" or "turbo.jsonc" or "nx.json" => true,
            var below => IsPatch(below),
        };
    }

    private static bool IsPatch(string path) =>
        path.StartsWith("patches/", StringComparison.Ordinal)
        || path.StartsWith(".yarn/patches/", StringComparison.Ordinal)
        || path.StartsWith(".yarn/plugins/", StringComparison.Ordinal)
        || path.StartsWith(".yarn/releases/", StringComparison.Ordinal);
}
