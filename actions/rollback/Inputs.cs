using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <param name="Alias">What goes back of a function.</param>
/// <param name="Services">In the order they are deployed; they go back in reverse.</param>
/// <param name="To">Versions to go to.</param>
/// <param name="Reason">Why, for the record.</param>
/// <param name="Leaving">Versions to leave: the input <c>from</c>.</param>
internal sealed record Inputs(
    TargetKind Kind,
    string? Cluster,
    string? Alias,
    IReadOnlyList<string> Services,
    IReadOnlyList<VersionLine> To,
    IReadOnlyList<VersionLine> Leaving,
    string? Environment,
    Secret? Token,
    string? Reason,
    bool Force,
    bool AcceptMigrationRisk,
    MarkAs MarkAs,
    bool FailAfterRollback,
    TimeSpan Timeout,
    TimeSpan PollInterval,
    Busy Busy,
    TimeSpan BusyTimeout,
    TestEvent? Test,
    GateSettings Gate,
    int LogLines,
    bool DryRun,
    AwsSettings Aws)
{
    private const string DefaultCluster = "default";

    /// <summary>How the way back is followed.</summary>
    public RolloutSettings Rollouts => new() { Cluster = Cluster ?? DefaultCluster, PollInterval = PollInterval, ReturnTimeout = Timeout, LogLines = LogLines };

    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses are registered.</param>
    public static Inputs From(InputReader inputs, Masks masks)
    {
        var services = inputs.Lines("services");
        if (services.GroupBy(service => service, StringComparer.Ordinal).Any(group => group.Count() > 1))
            inputs.Error("services", "a service is named twice");
        var kind = inputs.Choice<TargetKind>("kind");
        KindRules.Check(inputs, kind, services);
        var environment = inputs.OptionalText("environment");
        var token = inputs.OptionalSecret("token");
        if (environment is not null && token is null)
            inputs.Error("token", "'environment' needs it for the deployment records: leave the default, ${{ github.token }}, or leave 'environment' out");
        return new Inputs(
            Kind: kind,
            Cluster: inputs.OptionalText("cluster"),
            Alias: inputs.Parsed("alias", AliasName.Parse),
            Services: services,
            To: VersionLines.Read(inputs, "to", services, text => TargetKinds.IsVersion(kind, text)),
            Leaving: VersionLines.Read(inputs, "from", services, text => TargetKinds.IsVersion(kind, text)),
            Environment: environment,
            Token: token,
            Reason: inputs.OptionalText("reason"),
            Force: inputs.Flag("force"),
            AcceptMigrationRisk: inputs.Flag("accept-migration-risk"),
            MarkAs: inputs.Choice<MarkAs>("mark-as"),
            FailAfterRollback: inputs.Flag("fail-after-rollback"),
            Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            PollInterval: inputs.Duration("poll-interval", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
            Busy: inputs.Choice<Busy>("busy"),
            BusyTimeout: inputs.Duration("busy-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            Test: TestEvent.Read(inputs),
            Gate: ReadGate(inputs, masks),
            LogLines: inputs.Integer("log-lines", 0, 200),
            DryRun: inputs.Flag("dry-run"),
            Aws: AwsSettings.Read(inputs, inputs.OptionalText("cluster")));
    }

    private static GateSettings ReadGate(InputReader inputs, Masks masks)
    {
        var gate = GateSettings.Read(inputs, masks);
        if (gate.Soak is not null && gate.Targets.Count == 0)
            inputs.Error("soak", "there is nothing to look at meanwhile: give 'gate-urls'");
        return gate;
    }
}
