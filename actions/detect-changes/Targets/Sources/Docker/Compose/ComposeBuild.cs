using DetectChanges.Targets.Sources.Docker.Builds;

namespace DetectChanges.Targets.Sources.Docker.Compose;

/// <summary>What one place in a compose file says about building a service; the rest may be said elsewhere.</summary>
internal sealed record ComposeBuild
{
    /// <summary>The context is remote or not known.</summary>
    public bool IsElsewhere { get; init; }

    public string? Context { get; init; }

    public string? Dockerfile { get; init; }

    public string? Inline { get; init; }

    public IReadOnlyDictionary<string, NamedContext> Contexts { get; init; } = new Dictionary<string, NamedContext>();

    public IReadOnlyDictionary<string, string?> Args { get; init; } = new Dictionary<string, string?>();

    public string Definition { get; init; } = "";

    /// <summary>This, and what only the other says.</summary>
    public ComposeBuild Over(ComposeBuild? other) => other == null ? this : this with
    {
        Context = Context ?? other.Context,
        Dockerfile = Dockerfile ?? other.Dockerfile,
        Inline = Inline ?? other.Inline,
        Contexts = Merged(Contexts, other.Contexts),
        Args = Merged(Args, other.Args),
        Definition = $"{Definition}\n{other.Definition}",
    };

    private static Dictionary<string, T> Merged<T>(IReadOnlyDictionary<string, T> over, IReadOnlyDictionary<string, T> under) =>
        over.Concat(under).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal);
}
