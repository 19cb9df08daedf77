namespace Actions.Rollouts;

/// <summary>What exit codes and AWS's stop texts mean, and what to do about them. Unknown texts are shown as they are.</summary>
public static class StopSigns
{
    // The first row whose words all stand in the text is the one: the particular ones come first.
    private static readonly (string[] Words, string Meaning, string NextStep)[] Rows =
    [
        (["OutOfMemory"], "out of memory", "Raise 'memory' of the container or the task, or find what uses it."),
        (["exec format error"], "the image was built for another processor architecture", "Build the image for the task's 'runtimePlatform.cpuArchitecture'."),
        (["CannotPullContainer", "no matching manifest"], "the image has no variant for the task's platform", "Build the image for the task's 'runtimePlatform'."),
        (["CannotPullContainer", "not found"], "the image does not exist in the registry", "Check repository and tag; was the image pushed before this step?"),
        (["CannotPullContainer", "denied"], "the registry refused the pull", "Give the task's execution role the right to pull from that repository."),
        (["CannotPullContainer", "timeout"], "the registry could not be reached", "Check subnets, NAT gateway or endpoints, security groups and the public IP setting of the service."),
        (["CannotPullContainer"], "the image could not be pulled", "Check that the image exists, that the execution role may pull it, and that the task reaches the registry."),
        (["ResourceInitializationError"], "a secret, parameter, log group or network could not be set up", "The text names the resource: check that it exists and that the task's execution role may read it."),
        (["failed ELB health checks"], "the load balancer found it unhealthy", "Check path, port and expected status of the target group's health check, and the grace period."),
        (["failed container health checks"], "its own health check failed", "Run the container's health check command in the image and read the log lines above it."),
        (["Target.ResponseCodeMismatch"], "the load balancer's health check got another status than it expects", "Check the path and the expected status ('matcher') of the target group's health check against what the application answers."),
        (["Target.Timeout"], "the load balancer's health check got no answer in time", "Check that the application listens on the container port on all addresses, and that the security group lets the load balancer in."),
        (["Target.FailedHealthChecks"], "the load balancer's health check could not connect", "Check that the application listens on the container port on all addresses, and that the security group lets the load balancer in."),
        (["unable to place a task"], "there is no capacity for the task", "Check CPU, memory, ports and placement constraints of the cluster's instances or its capacity provider."),
        (["SpotInterruption"], "Spot capacity was taken away; this is not the application's doing", "Run the deployment again."),
    ];

    /// <summary>An exit code in words.</summary>
    /// <param name="exitCode">Null when the container never started.</param>
    /// <param name="reason">The container's reason, text of AWS.</param>
    public static string ExitCode(int? exitCode, string? reason) => exitCode switch
    {
        null => "never started",
        137 when reason?.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase) == true => "killed: out of memory",
        0 => "ended by itself; a service must not end",
        1 => "application error",
        2 => "usage error of the command",
        125 => "the container could not run",
        126 => "the command is not executable",
        127 => "command not found",
        134 => "aborted (SIGABRT)",
        137 => "killed (SIGKILL): stop time-out, failed health check or out of memory",
        139 => "segmentation fault (SIGSEGV)",
        143 => "stopped from outside (SIGTERM)",
        > 128 and < 160 => $"ended by signal {exitCode - 128}",
        _ => "application error",
    };

    /// <summary>The row for a text of AWS, or null.</summary>
    public static (string Meaning, string NextStep)? Of(string text)
    {
        foreach (var (words, meaning, nextStep) in Rows)
        {
            if (words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return (meaning, nextStep);
        }
        return null;
    }
}
