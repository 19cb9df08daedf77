namespace LocalAws.Ecs.Images;

/// <param name="ExitCode">Exit code; 128 + n when ended by signal n.</param>
/// <param name="Reason">The container's reason member, if it has one.</param>
internal readonly record struct ContainerExit(int ExitCode, string? Reason = null);
