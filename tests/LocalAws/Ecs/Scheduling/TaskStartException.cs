namespace LocalAws.Ecs.Scheduling;

/// <summary>The task cannot start; the message becomes its stopped reason.</summary>
internal sealed class TaskStartException(string reason) : Exception(reason);
