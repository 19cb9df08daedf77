using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace EcsDeploy;

/// <param name="Wishes">What is wanted of each service, by name, in the order they are deployed.</param>
internal sealed record Inputs(
    string Cluster,
    Mode Mode,
    IReadOnlyList<ServiceDeploymentName> ServiceDeployments,
    IReadOnlyDictionary<string, ServiceWish> Wishes,
    Release Release,
    bool Create,
    TimeSpan Timeout,
    TimeSpan ReturnTimeout,
    TimeSpan PollInterval,
    Busy Busy,
    TimeSpan BusyTimeout,
    OnFailure OnFailure,
    Group Group,
    Order Order,
    WaitUntil WaitUntil,
    IReadOnlyList<string> Alarms,
    AlarmsBefore AlarmsBefore,
    GateSettings Gate,
    OnCancel OnCancel,
    int LogLines,
    RedactEnv RedactEnv,
    Verify Verify,
    TagPolicy TagPolicy,
    TimeSpan? WaitForImage,
    ScheduledWish Scheduled,
    bool DryRun,
    AwsSettings Aws)
{
    /// <summary>Names of the services.</summary>
    public IReadOnlyList<string> Services => ServiceDeployments.Count > 0 ? [.. ServiceDeployments.Select(named => named.Service)] : [.. Wishes.Keys];

    /// <summary>Whether a service may be created that is not there.</summary>
    public bool MayCreate(string service) => Create && Wishes.GetValueOrDefault(service)?.ServiceDefinition is not null;

    /// <summary>How deployments and returns are followed.</summary>
    public RolloutSettings Rollouts => new() { Cluster = Cluster, PollInterval = PollInterval, ReturnTimeout = ReturnTimeout, LogLines = LogLines };

    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses are registered.</param>
    public static Inputs From(InputReader inputs, Masks masks)
    {
        var read = Read(inputs, masks);
        if (read.Gate.Soak is not null && read.Gate.Targets.Count == 0 && read.Alarms.Count == 0)
            inputs.Error("soak", "there is nothing to look at meanwhile: give 'gate-urls' or 'alarms'");
        if (read.Gate.Soak is not null && read.WaitUntil != WaitUntil.Completed)
            inputs.Error("soak", "it follows complete deployments: leave 'wait-until' at completed");
        if (read.Gate.Targets.Count > 0 && read.WaitUntil == WaitUntil.Started)
            inputs.Error("wait-until", "'gate-urls' would never be asked: they are at pauses on the way, and when the deployments are complete");
        if (read.WaitForImage is not null)
            CheckWaitedFor(inputs, read);
        return read;
    }

    private static void CheckWaitedFor(InputReader inputs, Inputs read)
    {
        foreach (var image in read.Wishes.Values.SelectMany(wish => wish.Images).Select(line => line.Image).Distinct(StringComparer.Ordinal).Where(image => ImageName.Parse(image).Ecr is null))
            inputs.Error("wait-for-image", $"image '{image}' is not in ECR, and other registries are not asked; push it before this step");
    }

    private static TimeSpan WaitTime(string text)
    {
        var duration = DurationText.Parse(text);
        return duration >= TimeSpan.FromSeconds(1) && duration <= TimeSpan.FromHours(6) ? duration : throw new FormatException("expected from 1 s to 6 h");
    }

    private static Inputs Read(InputReader inputs, Masks masks) => new(
        Cluster: inputs.Text("cluster"),
        Mode: inputs.Choice<Mode>("mode"),
        ServiceDeployments: ServiceDeploymentName.Read(inputs),
        Wishes: ModeRules.Wishes(inputs),
        Release: Release.Read(inputs),
        Create: inputs.Flag("create"),
        Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
        ReturnTimeout: inputs.Duration("return-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
        PollInterval: inputs.Duration("poll-interval", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
        Busy: inputs.Choice<Busy>("busy"),
        BusyTimeout: inputs.Duration("busy-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
        OnFailure: inputs.Choice<OnFailure>("on-failure"),
        Group: inputs.Choice<Group>("group"),
        Order: inputs.Choice<Order>("order"),
        WaitUntil: inputs.Parsed("wait-until", WaitUntil.Parse) ?? WaitUntil.Completed,
        Alarms: inputs.Lines("alarms"),
        AlarmsBefore: inputs.Choice<AlarmsBefore>("alarms-before"),
        Gate: GateSettings.Read(inputs, masks),
        OnCancel: inputs.Choice<OnCancel>("on-cancel"),
        LogLines: inputs.Integer("log-lines", 0, 200),
        RedactEnv: inputs.Choice<RedactEnv>("redact-env"),
        Verify: inputs.Choice<Verify>("verify"),
        TagPolicy: inputs.Choice<TagPolicy>("tag-policy"),
        WaitForImage: inputs.Parsed<TimeSpan?>("wait-for-image", text => WaitTime(text)),
        Scheduled: ScheduledWish.Read(inputs),
        DryRun: inputs.Flag("dry-run"),
        Aws: AwsSettings.Read(inputs, [inputs.OptionalText("cluster"), .. inputs.Lines("service-deployment")]));
}
