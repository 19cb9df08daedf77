namespace Actions.GitHub;

/// <summary>A deployment as GitHub keeps it, with how it stands.</summary>
/// <param name="Id">Its id; higher ones are newer.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="Sha">Its commit.</param>
/// <param name="Task">What was done: one of <see cref="RecordTask"/>, or that of somebody else.</param>
/// <param name="State">Its last status, such as <c>success</c>; null when it has none.</param>
/// <param name="LogUrl">Address of the run that set it; null when it does not say.</param>
/// <param name="Payload">What was deployed; null when it does not say.</param>
public sealed record DeploymentRecord(long Id, DateTimeOffset CreatedAt, string Sha, string Task, string? State, string? LogUrl, RecordPayload? Payload)
{
    /// <summary>True for one that had succeeded and was ended by a later one.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>True when it ended well, whether it is still what runs or not.</summary>
    public bool Succeeded => State == "success" || IsSuperseded;

    /// <summary>True while nobody has said how it ended. A run that was killed leaves it so for ever.</summary>
    public bool IsUnfinished => State is null or "queued" or "pending" or "in_progress";

    /// <summary>True for a way back.</summary>
    public bool IsRollback => Task == RecordTask.Rollback;

    /// <summary>What people call it, such as <c>deployment record 7 of 2026-01-01 07:00 UTC (1.4.0)</c>.</summary>
    public string Name => $"deployment record {Id} of {CreatedAt:yyyy-MM-dd HH:mm} UTC{(Payload?.Version is { } version ? $" ({version})" : "")}";

    /// <summary>True when the run at this address set its last status.</summary>
    /// <param name="run">Web address of a run, such as <c>https://github.com/acme/shop/actions/runs/1001</c>.</param>
    public bool IsOf(string? run) => run is not null && LogUrl is not null && (LogUrl == run || LogUrl.StartsWith(run + "/", StringComparison.Ordinal));
}
