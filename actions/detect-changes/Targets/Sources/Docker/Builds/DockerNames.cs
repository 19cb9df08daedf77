using DetectChanges.Trees;

namespace DetectChanges.Targets.Sources.Docker.Builds;

/// <summary>Tells by their names the files that say how images are built.</summary>
internal static class DockerNames
{
    private static readonly string[] Names = ["Dockerfile", "Containerfile"];

    /// <summary><c>Dockerfile</c>, <c>Dockerfile.api</c>, <c>api.Dockerfile</c>; the same with <c>Containerfile</c>.</summary>
    public static bool IsDockerfile(string path)
    {
        var name = NameOf(path);
        foreach (var word in Names)
        {
            if (name.StartsWith(word, StringComparison.Ordinal) && name.Length > word.Length && name[word.Length] == '.') return !IsIgnoreFile(path);
            if (name.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (name.Length == word.Length || name[^(word.Length + 1)] == '.')) return true;
        }

        return false;
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
        IsYaml(path) && NameOf(path) is var name
        && (name.StartsWith("compose", StringComparison.Ordinal)
            || name.IndexOf("docker-compose", StringComparison.Ordinal) >= 0
            || name.IndexOf(".compose.", StringComparison.Ordinal) >= 0);

    public static bool IsBake(string path)
    {
        if (!path.EndsWith(".hcl", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal)) return false;
        var name = NameOf(path);
        return name.StartsWith("docker-bake.", StringComparison.Ordinal) || name.StartsWith("bake.", StringComparison.Ordinal) || name.IndexOf("-bake.", StringComparison.Ordinal) >= 0;
    }

    // Asked for every file of the repository.
    private static ReadOnlySpan<char> NameOf(string path) => path.AsSpan(path.LastIndexOf('/') + 1);

    private static bool IsYaml(string path) => path.EndsWith(".yml", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal);
}
