using Actions.GitHub;
using Actions.Rollouts;

namespace Rollback;

/// <summary>
/// One thing that can be taken back to an earlier version: look, plan, act, verify, in this order. What it is on and where it goes is told in
/// versions: texts that mean something to this kind of target alone. Everything before <see cref="ActAsync"/> only reads.
/// </summary>
internal interface IRollbackTarget
{
    /// <summary>Its name in inputs, outputs and deployment records.</summary>
    string Service { get; }

    /// <summary>Its kind in deployment records.</summary>
    string Kind { get; }

    /// <summary>How versions of this kind are written, for messages.</summary>
    string VersionForm { get; }

    /// <summary>The version that a text names by itself; null when it is a name that a deployment record must translate.</summary>
    string? VersionOf(string text);

    /// <summary>The version that a deployment record says was deployed; null when it does not say.</summary>
    string? VersionIn(RecordPayload payload);

    /// <summary>What the deployment record of a way back says.</summary>
    RecordPayload Payload(TargetPlan plan);

    /// <summary>What it is on, and the way it came there.</summary>
    /// <exception cref="Actions.Toolkit.UserError">It does not exist, or is not in a state to be taken back.</exception>
    Task<TargetState> LookAsync(CancellationToken cancellationToken);

    /// <summary>Whether the chosen version can be gone back to.</summary>
    Task<IReadOnlyList<Guard>> CheckAsync(string version, CancellationToken cancellationToken);

    /// <summary>The same, for a target that needs more of the choice than the version.</summary>
    Task<IReadOnlyList<Guard>> CheckAsync(Choice choice, CancellationToken cancellationToken) => CheckAsync(choice.To!, cancellationToken);

    /// <summary>Versions that could be named instead, one line each, for a user who has to choose; empty when the history says it already.</summary>
    Task<IReadOnlyList<string>> OffersAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Begins the way back, or joins one that is under way. Tells in the log what it does.</summary>
    Task ActAsync(TargetPlan plan, CancellationToken stopping);

    /// <summary>Follows the way back to its end, health included.</summary>
    Task<TargetVerdict> VerifyAsync(TargetPlan plan);

    /// <summary>Tries the version it is back at.</summary>
    /// <returns>Null when there is nothing to try it with.</returns>
    Task<FunctionTestResult?> TestAsync(string version) => Task.FromResult<FunctionTestResult?>(null);

    /// <summary>One sentence on what goes on without this step, for a job that is cancelled after <see cref="ActAsync"/> began.</summary>
    string LeftIn(TargetPlan plan);
}
