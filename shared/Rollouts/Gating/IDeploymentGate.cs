namespace Actions.Rollouts;

/// <summary>Decides whether a new revision may go on.</summary>
public interface IDeploymentGate
{
    /// <summary>Checks what is deployed now.</summary>
    /// <param name="what">What is checked, for the log.</param>
    /// <param name="until">When the answer comes too late; null for no such limit.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    Task<GateVerdict> CheckAsync(string what, DateTimeOffset? until, CancellationToken cancellationToken);
}

/// <summary>The answer of a gate.</summary>
/// <param name="Kind">The answer.</param>
/// <param name="Reason">One sentence.</param>
public sealed record GateVerdict(GateKind Kind, string Reason)
{
    /// <summary>What to do about a refusal.</summary>
    public const string AfterRefusal = "The log has the last answers: mend the application, or the addresses the gate asks, and deploy again.";
}

/// <summary>The answers of a gate.</summary>
public enum GateKind
{
    /// <summary>It may go on.</summary>
    Healthy,

    /// <summary>It must go back.</summary>
    Unhealthy,

    /// <summary>Nobody knows: the check itself failed.</summary>
    Inconclusive,
}
