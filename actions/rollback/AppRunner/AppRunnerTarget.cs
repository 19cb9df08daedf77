using Actions.Aws;
using Actions.GitHub;
using Actions.Rollouts;
using Actions.Toolkit;

namespace Rollback;

/// <summary>An App Runner service. Its versions are digests of images; App Runner itself keeps no history of them.</summary>
internal sealed class AppRunnerTarget(string service, Inputs inputs, AwsSession aws, ActionContext action) : IRollbackTarget
{
    private readonly RunnerRest rest = new(
        aws.AppRunner, new NamedRunner(aws.AppRunner, "services", service, remedy: ""), inputs.PollInterval, inputs.Busy == Busy.Fail ? null : inputs.BusyTimeout, action);

    private AppRunnerService? found;
    private RunnerBeginning? begun;

    public string Service => service;

    public string Kind => "apprunner";

    public string VersionForm => ImageVersion.Words;

    public string? VersionOf(string text) => ImageVersion.Of(text);

    public string? VersionIn(RecordPayload payload) => payload.ImageDigest;

    public RecordPayload Payload(TargetPlan plan) => ImageRecord.Of(this, plan, RunnerSource.HashOf(found!));

    public async Task<TargetState> LookAsync(CancellationToken cancellationToken)
    {
        found = await rest.ReadAsync();
        if (found.Status != AppRunnerServiceStatus.Running)
            throw new UserError($"Service '{found.ServiceName}' is {found.Status}: only a service that is RUNNING can be taken back.");
        if (RunnerSource.ImageOf(found.SourceConfiguration) is not { } image)
            throw new UserError($"Service '{found.ServiceName}' is built from a code repository: it has no image to go back to.", "Revert the commit in its repository and deploy that.");
        var newest = (await aws.AppRunner.ListOperationsAsync(found.ServiceArn, 1, cancellationToken)) is [var operation, ..] ? operation.Status : null;
        return new TargetState(
            await ImageVersion.CurrentAsync(image, new EcrImages(aws.Ecr), aws.Region.Name, cancellationToken),
            newest is AppRunnerOperationStatus.Failed or AppRunnerOperationStatus.RollbackFailed ? Standing.Failed : Standing.Settled,
            [])
        {
            Gap = "App Runner keeps no history of its images, so only deployment records, or 'to', tell what worked",
        };
    }

    public async Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken) =>
        [await new ImageGuard(aws.Ecr, aws.Region.Name).OfAsync(ImageOf(version), cancellationToken)];

    public async Task<IReadOnlyList<Guard>> CheckAsync(Choice choice, CancellationToken cancellationToken) =>
        [.. await CheckAsync(choice.To!, cancellationToken), SettingsGuard.Of(choice, RunnerSource.HashOf(found!), inputs.Force)];

    public async Task ActAsync(TargetPlan plan, CancellationToken stopping)
    {
        var update = new AppRunnerUpdate { ServiceArn = found!.ServiceArn, SourceConfiguration = RunnerSource.WithImage(found.SourceConfiguration!, ImageOf(plan.Choice.To!)) };
        begun = await new RunnerWrites(aws.AppRunner, found, action).BeginAsync("UpdateService", token => aws.AppRunner.UpdateServiceAsync(update, token));
    }

    public async Task<TargetVerdict> VerifyAsync(TargetPlan plan)
    {
        if (begun?.Operation is not { } operation)
            return Verdict(plan, begun?.Problem ?? new Verdict(VerdictKind.Failed, "another operation is under way on the service"), null);
        await new OperationWatch(aws.AppRunner, inputs.PollInterval, action).RunAsync(operation, inputs.Timeout, inputs.Timeout);
        return Verdict(plan, operation.Verdict, operation.Id) is { Result: RollbackResult.RollbackFailed } failed ? await ExplainedAsync(failed, operation) : Verdict(plan, operation.Verdict, operation.Id);
    }

    public string LeftIn(TargetPlan plan) => begun?.Operation is { } operation
        ? $"operation {operation.Id} to {plan.Choice.To} goes on without this step; run this step again to follow it"
        : $"its way back to {plan.Choice.To} was being asked for and is not known to have begun; look at the service, or run this step again";

    private string ImageOf(string digest) => ImageName.Parse(RunnerSource.ImageOf(found!.SourceConfiguration)!).WithDigest(digest);

    private static TargetVerdict Verdict(TargetPlan plan, Verdict verdict, string? id)
    {
        var result = verdict.Kind switch
        {
            VerdictKind.Completed => RollbackResult.RolledBack,
            VerdictKind.Unknown => RollbackResult.Unknown,
            _ => RollbackResult.RollbackFailed,
        };
        return new TargetVerdict(result, result == RollbackResult.RolledBack ? plan.Choice.To! : plan.Choice.From, verdict.Reason) { DeploymentId = id };
    }

    private async Task<TargetVerdict> ExplainedAsync(TargetVerdict verdict, RunnerOperation operation)
    {
        var evidence = await new RunnerExplain(aws.Logs, inputs.LogLines, action.Time).OfAsync(operation, action.Stopping);
        foreach (var excerpt in evidence.Logs)
            action.Log.ForeignBlock($"last {excerpt.Lines.Count} log lines ({excerpt.Source}):", excerpt.Lines);
        var shown = Evidence.None with { Cause = evidence.Cause, NextStep = evidence.NextStep, Gaps = evidence.Gaps };
        return verdict with { Evidence = shown, Reason = evidence.Cause is { } cause ? $"{cause}. {verdict.Reason}" : verdict.Reason };
    }
}
