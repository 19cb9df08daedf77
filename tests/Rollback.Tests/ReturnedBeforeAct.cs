using Actions.GitHub;
using Actions.Rollouts;

namespace Rollback.Tests;

/// <summary>A target whose deployment in progress is taken back by ECS between the look at it and the act.</summary>
internal sealed class ReturnedBeforeAct(IRollbackTarget target, RollbackWorld world) : IRollbackTarget
{
    public string Service => target.Service;

    public string Kind => target.Kind;

    public string VersionForm => target.VersionForm;

    public string? VersionOf(string text) => target.VersionOf(text);

    public string? VersionIn(RecordPayload payload) => target.VersionIn(payload);

    public RecordPayload Payload(TargetPlan plan) => target.Payload(plan);

    public Task<TargetState> LookAsync(CancellationToken cancellationToken) => target.LookAsync(cancellationToken);

    public Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken) => target.CheckAsync(version, cancellationToken);

    public Task<IReadOnlyList<string>> OffersAsync(CancellationToken cancellationToken) => target.OffersAsync(cancellationToken);

    public async Task ActAsync(TargetPlan plan, CancellationToken stopping)
    {
        world.Server.Ecs.EndDisturbance(Service);
        await world.StopAsync(Service);
        await world.UntilDeploymentAsync(Service, deployment => deployment["status"]!.GetValue<string>() == "ROLLBACK_SUCCESSFUL");
        await target.ActAsync(plan, stopping);
    }

    public Task<TargetVerdict> VerifyAsync(TargetPlan plan) => target.VerifyAsync(plan);

    public Task<FunctionTestResult?> TestAsync(string version) => target.TestAsync(version);

    public string LeftIn(TargetPlan plan) => target.LeftIn(plan);
}
