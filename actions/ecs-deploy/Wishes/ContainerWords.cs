namespace EcsDeploy;

/// <summary>The command or the entry point of a container.</summary>
/// <param name="Container">Null means the only essential one.</param>
/// <param name="Words">Exactly as the process gets them.</param>
internal sealed record ContainerWords(string? Service, string? Container, IReadOnlyList<string> Words);
