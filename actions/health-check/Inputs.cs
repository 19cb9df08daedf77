using Actions.Aws;
using Actions.Health;
using Actions.Toolkit;

namespace HealthCheck;

/// <summary>What the user asked for, checked.</summary>
internal sealed record Inputs
{
    public required IReadOnlyList<TargetWish> Targets { get; init; }

    /// <summary>The CloudWatch alarms that must not have gone off; empty for none.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    /// <summary>How AWS is asked for the addresses of targets and for alarms.</summary>
    public required AwsSettings Aws { get; init; }

    public bool AsksAws => Alarms.Count > 0 || Targets.Any(wish => wish.Source is not null);

    /// <summary>The check; it has its targets once their addresses are found.</summary>
    public required CheckPlan Check { get; init; }

    /// <summary>What follows healthy targets; null for nothing.</summary>
    public FlowPlan? Flow { get; init; }

    /// <summary>What follows all that; null for nothing.</summary>
    public SoakPlan? Soak { get; init; }

    public required InconclusiveAs InconclusiveAs { get; init; }

    /// <summary>A certificate that lasts fewer days is warned about.</summary>
    public required int CertExpiryWarnDays { get; init; }

    /// <summary>Where a report in JSON is written; null for none.</summary>
    public WorkspacePath? ReportFile { get; init; }

    /// <summary>Where a report in JUnit XML is written; null for none.</summary>
    public WorkspacePath? JunitFile { get; init; }

    public Inputs With(IReadOnlyList<Target> targets) => this with { Check = Check with { Targets = targets }, Soak = Soak is null ? null : Soak with { Targets = targets } };

    /// <param name="read">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses and headers are registered before anything is shown.</param>
    public static Inputs From(InputReader read, Masks masks)
    {
        var config = ConfigFile.Open(read);
        var common = new TargetDefaults(RequestInputs.Read(read, masks), ExpectationInputs.Read(read), read.ParsedPrivately("base-url", text => TargetUrl.ParseRoot(text, masks)));
        foreach (var (input, message) in Contradictions.Of(common.Request, common.Expectation)) read.Error(input, message);
        var known = new KnownValues(read, masks);
        var wishes = TargetInputs.Read(read, config, common, known, masks);
        var check = new CheckPlan
        {
            Targets = [],
            Control = ConnectionInputs.Control(read, common.Request, masks),
            Request = common.Request,
            Expectation = common.Expectation,
            Schedule = ScheduleInputs.Read(read),
            MaxParallel = read.Integer("max-parallel", 1, 64),
        };
        var flow = config is null ? null : new FlowSection(common, check.Schedule, known).Read(config.Root);
        var alarms = read.Lines("alarms").Distinct(StringComparer.Ordinal).ToList();
        var soak = SoakInputs.Read(read, config, check, wishes.Count > 0, alarms.Count > 0, text => Target.Parse(TargetUrl.Join(common.Root, known.Text(text)), masks));
        config?.Report(read);
        return new Inputs
        {
            Targets = wishes,
            Alarms = alarms,
            Aws = AwsSettings.Read(read),
            Check = check,
            Flow = flow,
            Soak = soak,
            InconclusiveAs = read.Choice<InconclusiveAs>("inconclusive-as"),
            CertExpiryWarnDays = read.Integer("cert-expiry-warn-days", 0, 3650),
            ReportFile = WorkspaceFile.Read(read, "report-file"),
            JunitFile = WorkspaceFile.Read(read, "junit-file"),
        };
    }
}
