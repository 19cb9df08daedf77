namespace Actions.Rollouts;

/// <summary>A task of a failed deployment.</summary>
/// <param name="Id">Last part of the task's ARN.</param>
/// <param name="StopCode">Such as <c>EssentialContainerExited</c>.</param>
/// <param name="Reason">Text of AWS.</param>
/// <param name="Containers">Its containers.</param>
public sealed record StoppedTask(string Id, string StopCode, string Reason, IReadOnlyList<ContainerEvidence> Containers);
