namespace DetectChanges.Targets.Sources.Npm.Locks;

/// <summary>What a lock file says, of whatever package manager.</summary>
/// <param name="Format">Two lock files are compared only when this is equal.</param>
/// <param name="Importers">What is installed for the packages of the repository, by folder relative to the root of the repository.</param>
internal sealed record InstallFile(string Format, IReadOnlyDictionary<string, InstalledPackage> Importers)
{
    /// <summary>Lock files that are text; the others are known by name only.</summary>
    public static bool IsRead(string name) => name is "package-lock.json" or "npm-shrinkwrap.json" or "pnpm-lock.yaml" or "yarn.lock" or "bun.lock";

    public static bool IsLock(string name) => IsRead(name) || name == "bun.lockb";

    /// <exception cref="FormatException">It is no lock file of its kind.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    /// <exception cref="Actions.Toolkit.YamlProblemException">It is no YAML.</exception>
    public static InstallFile Read(string name, string text, string folder, NpmRepository repository) => name switch
    {
        "pnpm-lock.yaml" => PnpmLock.Read(text, folder),
        "yarn.lock" => YarnLock.Read(text, folder, repository),
        "bun.lock" => BunLock.Read(text, folder),
        "bun.lockb" => throw new FormatException("it is not text"),
        _ => NpmLock.Read(text, folder, repository),
    };
}
