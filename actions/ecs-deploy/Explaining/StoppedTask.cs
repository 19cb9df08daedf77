namespace EcsDeploy;

/// <param name="Id">Last part of the task's ARN.</param>
/// <param name="StopCode">Such as <c>EssentialContainerExited</c>.</param>
/// <param name="Reason">Text of AWS.</param>
internal sealed record StoppedTask(string Id, string StopCode, string Reason, IReadOnlyList<ContainerEvidence> Containers);
