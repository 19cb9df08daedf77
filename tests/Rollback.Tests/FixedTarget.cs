using Actions.GitHub;
using Actions.Rollouts;

namespace Rollback.Tests;

/// <summary>A target that only has a name: for plans that nobody carries out.</summary>
internal sealed class FixedTarget(string service) : IRollbackTarget
{
    public string Service => service;

    public string Kind => "ecs";

    public string VersionForm => "a name";

    public string? VersionOf(string text) => text;

    public string? VersionIn(RecordPayload payload) => payload.TaskDefinition;

    public RecordPayload Payload(TargetPlan plan) => new() { Service = service };

    public Task<TargetState> LookAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> OffersAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ActAsync(TargetPlan plan, CancellationToken stopping) => throw new NotSupportedException();

    public Task<TargetVerdict> VerifyAsync(TargetPlan plan) => throw new NotSupportedException();

    public Task<FunctionTestResult?> TestAsync(string version) => throw new NotSupportedException();

    public string LeftIn(TargetPlan plan) => "it goes on";
}
