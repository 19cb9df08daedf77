using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <param name="Services">In the order they are deployed; they go back in reverse.</param>
/// <param name="To">Versions to go to.</param>
/// <param name="Reason">Why, for the record.</param>
/// <param name="Leaving">Versions to leave: the input <c>from</c>.</param>
internal sealed record Inputs(
    TargetKind Kind,
    string? Cluster,
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
    int LogLines,
    bool DryRun,
    AwsSettings Aws)
{
    /// <summary>How the way back is followed.</summary>
    public RolloutSettings Rollouts => new() { Cluster = Cluster ?? "", PollInterval = PollInterval, ReturnTimeout = Timeout, LogLines = LogLines };

    public static Inputs From(InputReader inputs)
    {
        var services = inputs.Lines("services");
        if (services.GroupBy(service => service, StringComparer.Ordinal).Any(group => group.Count() > 1))
            inputs.Error("services", "a service is named twice");
        var kind = inputs.Choice<TargetKind>("kind");
        var cluster = inputs.OptionalText("cluster");
        if (kind == TargetKind.Ecs && cluster is null)
            inputs.Error("cluster", "'kind: ecs' needs the name or the ARN of the cluster");
        return new Inputs(
            Kind: kind,
            Cluster: cluster,
            Services: services,
            To: VersionLines.Read(inputs, "to", services),
            Leaving: VersionLines.Read(inputs, "from", services),
            Environment: inputs.OptionalText("environment"),
            Token: inputs.OptionalSecret("token"),
            Reason: inputs.OptionalText("reason"),
            Force: inputs.Flag("force"),
            AcceptMigrationRisk: inputs.Flag("accept-migration-risk"),
            MarkAs: inputs.Choice<MarkAs>("mark-as"),
            FailAfterRollback: inputs.Flag("fail-after-rollback"),
            Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            PollInterval: inputs.Duration("poll-interval", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
            Busy: inputs.Choice<Busy>("busy"),
            BusyTimeout: inputs.Duration("busy-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            LogLines: inputs.Integer("log-lines", 0, 200),
            DryRun: inputs.Flag("dry-run"),
            Aws: ReadAws(inputs));
    }

    private static AwsSettings ReadAws(InputReader inputs) => new()
    {
        Region = inputs.OptionalText("region"),
        Arns = [inputs.OptionalText("cluster")],
        RoleToAssume = inputs.OptionalText("role-to-assume"),
        RoleDuration = inputs.Duration("role-duration", TimeSpan.FromMinutes(15), TimeSpan.FromHours(12)),
        Audience = inputs.Text("audience"),
        AllowedAccountIds = inputs.Lines("allowed-account-ids"),
    };
}
