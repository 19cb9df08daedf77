using LocalAws.Ecs.Model;
using LocalAws.Ecs.Scheduling;

namespace LocalAws.Ecs;

/// <summary>Every sentence the scheduler says: service events and reasons.</summary>
internal static class EventTexts
{
    public static string Started(IReadOnlyCollection<EcsTask> tasks) => $"has started {tasks.Count} tasks: {List(tasks)}.";
    public static string Stopped(IReadOnlyCollection<EcsTask> tasks) => $"has stopped {tasks.Count} running tasks: {List(tasks)}.";
    public static string Registered(string targetGroupArn) => $"registered 1 targets in (target-group {targetGroupArn})";
    public static string Deregistered(string targetGroupArn) => $"deregistered 1 targets in (target-group {targetGroupArn})";
    public static string Draining => "has begun draining connections on 1 tasks.";
    public static string FailedContainerCheck(EcsTask task) => $"(task {task.Id}) failed container health checks.";

    public static string FailedTargetCheck(EcsTask task, string targetGroupArn, string? why) =>
        $"(task {task.Id}) (port {task.Targets.FirstOrDefault()?.Port}) is unhealthy in (target-group {targetGroupArn})"
        + (why is null ? "." : $" due to (reason {why}).");

    public static string CannotStart => "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
    public static string CannotPlace(string reason) => $"was unable to place a task. Reason: {reason}.";
    public static string DeploymentCompleted(Deployment deployment) => $"(deployment {deployment.Id}) deployment completed.";
    public static string DeploymentFailed(Deployment deployment, string why) => $"(deployment {deployment.Id}) deployment failed: {why}.";
    public static string RollingBack(Deployment to) => $"rolling back to deployment {to.Id}.";
    public static string Steady => "has reached a steady state.";

    public static string NoCapacity => "Capacity is unavailable at this time. Please try again later or in a different availability zone";
    public static string TasksFailed => "tasks failed to start";
    public static string InProgress(Deployment deployment) => $"ECS deployment {deployment.Id} in progress.";
    public static string Completed(Deployment deployment) => $"ECS deployment {deployment.Id} completed.";
    public static GivingUp BreakerTripped { get; } = new(TasksFailed, "ECS deployment circuit breaker: tasks failed to start.",
        id => $"ECS deployment circuit breaker: rolling back to deploymentId {id}.");

    public static GivingUp AlarmWentOff(IEnumerable<string> alarms)
    {
        var names = string.Join(", ", alarms);
        return new("alarm detected", $"ECS deployment failed: alarm detected ({names}).", id => $"ECS deployment alarm {names}: rolling back to deploymentId {id}.");
    }

    public static GivingUp HookFailed(HookRun run)
    {
        var what = run.Status == "TIMED_OUT" ? "timed out" : "failed";
        return new($"lifecycle hook {what}", $"Service deployment rolled back because lifecycle hook {run.Id} {what}.",
            id => $"ECS deployment lifecycle hook {what}: rolling back to deploymentId {id}.");
    }

    public static string StoppedByUser => "Service deployment rolled back because of a request to stop it.";
    public static string UserRollingBack(string id) => $"ECS deployment stopped by request: rolling back to deploymentId {id}.";
    public static string Superseded => "Service deployment stopped because a newer service deployment superseded it.";
    public static string ServiceDeleted => "Service deployment stopped because the service was deleted.";
    public static string NothingToReturnTo(string reason) => $"{reason} There is no completed deployment to roll back to.";

    public static string ScaledIn(Deployment deployment) => $"Scaling activity initiated by (deployment {deployment.Id})";
    public static string EssentialExited => "Essential container in task exited";
    public static string StoppedByContainerCheck => "Task failed container health checks";
    public static string StoppedByTargetCheck(string targetGroupArn) => $"Task failed ELB health checks in (target-group {targetGroupArn})";

    public static string CannotPull(string image) =>
        $"CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref {image}: {image}: not found";

    public static string WrongPlatform(string platform) =>
        "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching "
        + $"platform '{platform}'";

    public static string MissingParameter(string name) =>
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets "
        + $"from ssm: service call has been retried 1 time(s): fetch of SSM parameters failed: invalid ssm parameters: {name}";

    public static string MissingSecret(string arn) =>
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret "
        + $"from asm: service call has been retried 1 time(s): failed to fetch secret {arn} from secrets manager: "
        + "ResourceNotFoundException: Secrets Manager can't find the specified secret.";

    public static string MissingJsonKey(string key) =>
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret "
        + $"from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key {key}";

    public static string MissingLogGroup(string group) =>
        "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch "
        + $"log stream: ResourceNotFoundException: The specified log group does not exist. ({group}) : exit status 1";

    public static string EntryPointRefused =>
        "CannotStartContainerError: this local AWS runs only registered programs; entryPoint cannot choose another one";

    public static string CannotStartProcess(string why) => $"CannotStartContainerError: {why}";

    private static string List(IEnumerable<EcsTask> tasks) => string.Join(' ', tasks.Select(task => $"(task {task.Id})"));
}
