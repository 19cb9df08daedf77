using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace AppRunnerDeploy;

/// <param name="Wish">What is wanted of the service.</param>
internal sealed record Inputs(
    Kind Kind,
    string Service,
    string? Cluster,
    Wish Wish,
    bool Redeploy,
    bool Resume,
    bool MigrateReport,
    Release Release,
    TimeSpan Timeout,
    TimeSpan ReturnTimeout,
    TimeSpan PollInterval,
    Busy Busy,
    TimeSpan BusyTimeout,
    OnFailure OnFailure,
    OnCancel OnCancel,
    GateSettings Gate,
    int LogLines,
    RedactEnv RedactEnv,
    Verify Verify,
    TagPolicy TagPolicy,
    bool DryRun,
    AwsSettings Aws)
{
    /// <summary>True when what AWS completed may be returned.</summary>
    public bool MayReturn => OnFailure == OnFailure.Rollback && Gate.Targets.Count > 0;

    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses are registered.</param>
    public static Inputs From(InputReader inputs, Masks masks)
    {
        var read = Read(inputs, masks);
        if (read.Gate.Soak is not null && read.Gate.Targets.Count == 0)
            inputs.Error("soak", "there is nothing to look at meanwhile: give 'gate-urls'");
        if (read is { Wish.IsEmpty: true, Redeploy: false, Resume: false, MigrateReport: false })
            inputs.Error("image", "nothing is asked for: give 'image', an environment, a setting, or 'redeploy: true'");
        KindRules.Check(inputs, read);
        return read;
    }

    private static Inputs Read(InputReader inputs, Masks masks) => new(
        Kind: inputs.Choice<Kind>("kind"),
        Service: inputs.Text("service"),
        Cluster: inputs.OptionalText("cluster"),
        Wish: Wish.From(inputs),
        Redeploy: inputs.Flag("redeploy"),
        Resume: inputs.Flag("resume"),
        MigrateReport: inputs.Flag("migrate-report"),
        Release: Release.Read(inputs),
        Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
        ReturnTimeout: inputs.Duration("return-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
        PollInterval: inputs.Duration("poll-interval", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
        Busy: inputs.Choice<Busy>("busy"),
        BusyTimeout: inputs.Duration("busy-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
        OnFailure: inputs.Choice<OnFailure>("on-failure"),
        OnCancel: inputs.Choice<OnCancel>("on-cancel"),
        Gate: GateSettings.Read(inputs, masks),
        LogLines: inputs.Integer("log-lines", 0, 200),
        RedactEnv: inputs.Choice<RedactEnv>("redact-env"),
        Verify: inputs.Choice<Verify>("verify"),
        TagPolicy: inputs.Choice<TagPolicy>("tag-policy"),
        DryRun: inputs.Flag("dry-run"),
        Aws: AwsSettings.Read(inputs, [inputs.OptionalText("service"), inputs.OptionalText("cluster"), inputs.OptionalText("auto-scaling-arn")]));
}
