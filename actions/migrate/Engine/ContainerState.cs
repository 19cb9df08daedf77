namespace Migrate.Engine;

/// <summary>How a container ended.</summary>
/// <param name="OutOfMemory">It was killed because there was no memory left.</param>
/// <param name="Error">The engine's words when it could not be run.</param>
internal sealed record ContainerState(int ExitCode, bool OutOfMemory, string Error);
