using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker;

/// <summary>Tells by their names the files that say how images are built.</summary>
internal static class DockerNames
{
    private static readonly string[] Names = ["Dockerfile", "Containerfile"];

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.api</c>, <c>api.Dockerfile</c>; the same with <c>Containerfile</c>.</summary>
    public static bool IsDockerfile(string path)
    {
        var name = RepositoryPath.Name(path);
        return !IsIgnoreFile(path) && Names.Any(word =>
            name.Equals(word, StringComparison.OrdinalIgnoreCase) ||
            name.StartsWith(word + ".", StringComparison.Ordinal) ||
            name.EndsWith("." + word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What tells it from the other Dockerfiles of its folder: <c>api</c>; empty for a plain <c>Dockerfile</c>.</summary>
    public static string Suffix(string path)
    {
        var name = RepositoryPath.Name(path);
        var word = Names.FirstOrDefault(word => name.StartsWith(word + ".", StringComparison.Ordinal));
        return word != null ? name[(word.Length + 1)..] : name[..Math.Max(0, name.LastIndexOf('.'))];
    }

    public static bool IsIgnoreFile(string path) => path.EndsWith(".dockerignore", StringComparison.Ordinal);

    public static bool IsCompose(string path) =>
        IsYaml(path) && RepositoryPath.Name(path) is var name && (name.StartsWith("compose", StringComparison.Ordinal) || name.Contains("docker-compose", StringComparison.Ordinal) || name.Contains(".compose.", StringComparison.Ordinal));

    public static bool IsBake(string path)
    {
        var name = RepositoryPath.Name(path);
        return (name.EndsWith(".hcl", StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.Ordinal)) &&
            (name.StartsWith("docker-bake.", StringComparison.Ordinal) || name.StartsWith("bake.", StringComparison.Ordinal) || name.Contains("-bake.", StringComparison.Ordinal));
    }

    private static bool IsYaml(string path) => path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);
}
