using Actions.Aws;
using Actions.Rollouts;

namespace EcsDeploy;

/// <param name="From">Short name of the revision before.</param>
/// <param name="To">Short name of the revision this step wanted.</param>
/// <param name="Running">Short name of the revision the service is on, or on its way to, at the end.</param>
/// <param name="Diff">What this step wanted to change, redacted, one line a path.</param>
/// <param name="Reason">Why it is not simply deployed; empty otherwise.</param>
/// <param name="IsCause">True when this service's own failure ended the step.</param>
/// <param name="WasTouched">True when AWS took an update of this service.</param>
internal sealed record ServiceOutcome(
    string Service,
    DeployResult Result,
    string From,
    string To,
    string Running,
    IReadOnlyList<ImageChange> Images,
    IReadOnlyList<string> Diff,
    string? DeploymentId,
    string Reason,
    bool IsCause,
    bool WasTouched,
    TimeSpan Took,
    Evidence Evidence)
{
    /// <summary>The service as it was last seen; null when it was not looked at again.</summary>
    public EcsService? LastSeen { get; init; }

    /// <summary>What it runs, with the counts where tasks are missing or older ones still run.</summary>
    public string Now => TaskCounts.Describe(LastSeen) ?? Running;

    /// <summary>True when it is complete on what was wanted, also when an earlier attempt brought it there.</summary>
    public bool Runs => Result == DeployResult.Deployed || (Result == DeployResult.Unchanged && Reason.Length == 0);

    /// <summary>Our service deployment as it was last seen; null where there is none to be read.</summary>
    public ServiceDeployment? ServiceDeployment { get; init; }

    /// <summary>Page of the service in the AWS console; null when its ARN names none.</summary>
    public string? Page { get; init; }

    /// <summary>When it was deployed and when it ended, and the events between, oldest first.</summary>
    public IReadOnlyList<string> Timeline { get; init; } = [];

    /// <summary>The load balancer's targets as last seen.</summary>
    public IReadOnlyList<TargetHealthDescription> Targets { get; init; } = [];

    /// <summary>Such as <c>2/4</c>.</summary>
    public string TargetHealth => $"{Targets.Count(target => target.TargetHealth.State == "healthy")}/{Targets.Count}";

    /// <summary>The pause its deployment waits at.</summary>
    public LifecycleHookDetail? Pause => ServiceDeployment?.Paused.FirstOrDefault();
}
