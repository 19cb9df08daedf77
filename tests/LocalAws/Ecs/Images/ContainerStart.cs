namespace LocalAws.Ecs.Images;

/// <summary>Everything a container is started with.</summary>
internal sealed record ContainerStart
{
    public required string TaskId { get; init; }
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Command of the override or the container definition; null means the image's own.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Takes each line of output, before the exit is told.</summary>
    public required Action<string> Log { get; init; }

    /// <summary>Called once, from any thread.</summary>
    public required Action<ContainerExit> Exited { get; init; }
}
