using Testing.Runner;

namespace Testing.Containers;

/// <summary>A step whose action runs as its built image.</summary>
public sealed record ContainerStep
{
    /// <summary>Name of the folder in <c>actions/</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The image to run; null for the one that the manifest names.</summary>
    public string? Image { get; init; }

    public Step Step { get; init; } = new();

    /// <summary>A network with services, as a job with <c>services:</c> has; <c>none</c> for no network at all. Null: the default bridge.</summary>
    public string? Network { get; init; }

    /// <summary>The checked-out repository. A fresh folder when null. It is given to the runner's user.</summary>
    public string? Workspace { get; init; }

    public bool ReadOnlyWorkspace { get; init; }

    public bool ReadOnlyFileCommands { get; init; }

    /// <summary>The post run: the manifest's <c>post-entrypoint</c>, with the same arguments.</summary>
    public bool Post { get; init; }
}
