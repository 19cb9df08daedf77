using Actions.Aws;
using Actions.Rollouts;
using Actions.Toolkit;

namespace LambdaDeploy;

/// <param name="Wishes">What is wanted of each function, by name, in the order they are deployed.</param>
/// <param name="Commit">The commit this job runs on.</param>
/// <param name="RunUrl">Address of this run; null outside a runner.</param>
internal sealed record Inputs(
    IReadOnlyDictionary<string, FunctionWish> Wishes,
    ArtifactPlace? Artifacts,
    Release Release,
    string Commit,
    string? RunUrl,
    string? Alias,
    bool? Publish,
    Strategy Strategy,
    IReadOnlyList<int> CanarySteps,
    TimeSpan CanaryInterval,
    UnfinishedCanary Unfinished,
    IReadOnlyList<string> Alarms,
    AlarmsBefore AlarmsBefore,
    GateSettings Gate,
    decimal? ErrorRateMax,
    int? KeepVersions,
    TimeSpan Timeout,
    TimeSpan PollInterval,
    OnFailure OnFailure,
    OnCancel OnCancel,
    int LogLines,
    RedactEnv RedactEnv,
    bool DryRun,
    AwsSettings Aws)
{
    public IEnumerable<string> Functions => Wishes.Keys;

    /// <summary>Whether versions are published: an alias cannot do without.</summary>
    public bool Publishes => Publish ?? Alias is not null;

    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Where credentials inside addresses are registered.</param>
    public static Inputs From(InputReader inputs, Masks masks)
    {
        var read = Read(inputs, masks);
        CheckAlias(inputs, read);
        CheckWatches(inputs, read);
        CheckWishes(inputs, read);
        foreach (var secret in read.Wishes.Values.SelectMany(wish => wish.Env).Where(variable => variable.IsSecret))
            masks.Add(secret.Value);
        return read;
    }

    private static void CheckWishes(InputReader inputs, Inputs read)
    {
        if (inputs.OptionalText("schedule") is not null && inputs.OptionalText("event-rule") is not null)
            inputs.Error("schedule", "'event-rule' has a schedule of its own: give one of the two");
        foreach (var (name, wish) in read.Wishes)
        {
            if (wish.IsEmpty && read.Artifacts is null)
                inputs.Error("functions", $"nothing is wanted of '{name}': give 'zip', 's3', 'image', 'artifact-bucket', 'env' or another change, or do not name it");
            if (wish is { EnvMode: EnvMode.Replace, Env.Count: 0 })
                inputs.Error("env-mode", $"'replace' without 'env' would remove every variable of '{name}': give 'env', or name them in 'env-unset'");
            CheckTest(inputs, name, wish.Test);
        }
    }

    private static void CheckTest(InputReader inputs, string function, TestWish test)
    {
        if (test is { Event: null, Expected.Count: > 0 })
            inputs.Error("test-expect", $"there is no 'test-event' for '{function}' to be answered");
        if (test is { Invocation: TestInvocation.Event, Expected.Count: > 0 })
            inputs.Error("test-expect", $"with 'test-invocation: event' Lambda only takes the event of '{function}', and nobody sees an answer");
    }

    private static void CheckAlias(InputReader inputs, Inputs read)
    {
        if (read is { Alias: not null, Publish: false })
            inputs.Error("publish", "an alias points to a published version: leave 'publish' out, or 'alias'");
        if (read.Alias is not null)
            return;
        foreach (var (name, isGiven) in new[] { ("strategy", read.Strategy == Strategy.Canary), ("alarms", read.Alarms.Count > 0), ("error-rate-max", read.ErrorRateMax is not null), ("gate-urls", read.Gate.Targets.Count > 0), ("soak", read.Gate.Soak is not null) })
        {
            if (isGiven)
                inputs.Error(name, "without 'alias' there is nothing to shift and nothing to bring back");
        }
        if (read.Wishes.Values.Any(wish => wish.Source is CodeSource.Published))
            inputs.Error("function-version", "an existing version is served by an alias: give 'alias'");
    }

    private static void CheckWatches(InputReader inputs, Inputs read)
    {
        if (read.Gate.Soak is not null && read is { Gate.Targets.Count: 0, Alarms.Count: 0, ErrorRateMax: null })
            inputs.Error("soak", "there is nothing to look at meanwhile: give 'gate-urls', 'alarms' or 'error-rate-max'");
        if (read is { Alias: not null, Strategy: Strategy.AllAtOnce, Gate.Soak: null } && (read.Alarms.Count > 0 || read.ErrorRateMax is not null))
            inputs.Error("soak", "an alias that moves all at once is watched only for the time given here, and 'alarms' or 'error-rate-max' ask for a watch: give 'soak', or 'strategy: canary'");
        if (read.Strategy == Strategy.Canary && read is { Gate.Targets.Count: 0, Alarms.Count: 0, ErrorRateMax: null })
            inputs.Error("strategy", "a canary that nobody watches says nothing: give 'gate-urls', 'alarms' or 'error-rate-max'");
        var samples = read.Gate.Interval > TimeSpan.Zero ? read.CanaryInterval / read.Gate.Interval : 0;
        if (read.Strategy == Strategy.Canary && read.Gate.Targets.Count > 0 && samples < GateSettings.Limits.MinSamples)
            inputs.Error("canary-interval", $"at one request each {DurationText.Format(read.Gate.Interval)} ('gate-interval') that is less than {GateSettings.Limits.MinSamples} samples, which tell nothing");
    }

    private static Inputs Read(InputReader inputs, Masks masks)
    {
        var strategy = inputs.Choice<Strategy>("strategy");
        var steps = inputs.Parsed("canary-steps", Shares.Parse) ?? Shares.AllAtOnce;
        return new(
            Wishes: WishBook.Read(inputs),
            Artifacts: ArtifactPlace.Read(inputs),
            Release: Release.Read(inputs),
            Commit: inputs.Runner.Sha,
            RunUrl: inputs.Runner.RunUrl,
            Alias: inputs.Parsed("alias", AliasName.Parse),
            Publish: inputs.Parsed<bool?>("publish", text => FlagText.Parse(text)),
            Strategy: strategy,
            CanarySteps: strategy == Strategy.Canary ? steps : Shares.AllAtOnce,
            CanaryInterval: inputs.Duration("canary-interval", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            Unfinished: inputs.Choice<UnfinishedCanary>("unfinished-canary"),
            Alarms: inputs.Lines("alarms"),
            AlarmsBefore: inputs.Choice<AlarmsBefore>("alarms-before"),
            Gate: GateSettings.Read(inputs, masks),
            ErrorRateMax: inputs.Parsed<decimal?>("error-rate-max", text => ErrorRate.Parse(text)),
            KeepVersions: inputs.OptionalInteger("keep-versions", 1, 1000),
            Timeout: inputs.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(6)),
            PollInterval: inputs.Duration("poll-interval", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
            OnFailure: inputs.Choice<OnFailure>("on-failure"),
            OnCancel: inputs.Choice<OnCancel>("on-cancel"),
            LogLines: inputs.Integer("log-lines", 0, 200),
            RedactEnv: inputs.Choice<RedactEnv>("redact-env"),
            DryRun: inputs.Flag("dry-run"),
            Aws: AwsSettings.Read(inputs, [.. inputs.Lines("functions"), inputs.OptionalText("role")]));
    }
}
