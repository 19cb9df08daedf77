namespace Rollback;

/// <summary>A deployment as GitHub keeps it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="Sha">Its commit.</param>
/// <param name="Task">What was done: <c>rollback</c> for a way back.</param>
/// <param name="State">Its last status; null when it has none.</param>
/// <param name="LogUrl">Address of the run that set it.</param>
/// <param name="Payload">What was deployed; null when it does not say.</param>
internal sealed record DeploymentRecord(long Id, DateTimeOffset CreatedAt, string Sha, string Task, string? State, string? LogUrl, RecordPayload? Payload)
{
    public const string RollbackTask = "rollback";

    public bool Succeeded => State == "success";

    public bool IsUnfinished => State is null or "queued" or "pending" or "in_progress";

    public bool IsRollback => Task == RollbackTask;

    public string Name => $"deployment record {Id} of {CreatedAt:yyyy-MM-dd HH:mm} UTC{(Payload?.Version is { } version ? $" ({version})" : "")}";

    /// <summary>True when the run at this address wrote it.</summary>
    public bool IsOf(string? run) => run is not null && LogUrl is not null && (LogUrl == run || LogUrl.StartsWith(run + "/", StringComparison.Ordinal));
}
