namespace DetectChanges.Targets.Sources.Docker.Dockerfiles;

/// <summary>A Dockerfile as it is written.</summary>
/// <param name="Instructions">In order.</param>
/// <param name="Escape">The character that takes the meaning from the next one.</param>
internal sealed record Dockerfile(IReadOnlyList<DockerInstruction> Instructions, char Escape)
{
    /// <summary>Files such as <c>Dockerfile.md</c> and <c>Dockerfile.cs</c> have the name only: a Dockerfile begins with its base image.</summary>
    public bool HasBaseImage => Instructions.FirstOrDefault(instruction => instruction.Keyword != "ARG") is { Keyword: "FROM" };
}
