namespace LocalAws.Ecs.Scheduling;

/// <summary>Why a deployment is given up, in the words of each place that tells it.</summary>
/// <param name="Event">Within the service event.</param>
/// <param name="Reason">Of the deployment and of the service deployment.</param>
/// <param name="RollingBack">Of the deployment that comes back, from its id.</param>
internal sealed record GivingUp(string Event, string Reason, Func<string, string> RollingBack);
