namespace DetectChanges.Targets.Sources.Docker.Builds;

/// <summary>That an image is built, and how: a service of a compose file, a target of a bake file, a step of a workflow.</summary>
internal sealed record ImageBuild
{
    /// <summary>The file that says so.</summary>
    public required string DeclaredIn { get; init; }

    /// <summary>Of the service or target; empty where there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The folder that <c>COPY</c> is relative to.</summary>
    public required string Context { get; init; }

    public required string Dockerfile { get; init; }

    /// <summary>The text of the Dockerfile, when it is not a file of its own.</summary>
    public string? Inline { get; init; }

    /// <summary>Additional contexts, by name.</summary>
    public IReadOnlyDictionary<string, NamedContext> Contexts { get; init; } = new Dictionary<string, NamedContext>();

    /// <summary>The values of <c>ARG</c>; <see langword="null"/> when there is one that is not known.</summary>
    public IReadOnlyDictionary<string, string?> Args { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the image is called afterwards.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Alike for builds that take the same files.</summary>
    public string Reach => string.Join('\n', Args.Select(arg => $"{arg.Key}={arg.Value}").Concat(Contexts.Select(named => $"{named.Key}={named.Value}")).Prepend(Context));

    /// <summary>All that is said about the build, to see whether it changed.</summary>
    public string Definition { get; init; } = "";
}

/// <summary>An additional build context: a folder here, or the image of another service or target, or something that is not here.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Build">The service or target.</param>
/// <param name="Image">The image.</param>
internal sealed record NamedContext(string? Folder = null, string? Build = null, string? Image = null);
