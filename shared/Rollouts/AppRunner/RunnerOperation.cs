namespace Actions.Rollouts;

/// <summary>An operation of ours on an App Runner service: what identifies it, and what is known of it so far.</summary>
public sealed class RunnerOperation
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>ARN of the service.</summary>
    public required string ServiceArn { get; init; }

    /// <summary>Id that AWS answered the call with.</summary>
    public required string Id { get; init; }

    /// <summary>When the call was made.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How it stands.</summary>
    public Verdict Verdict { get; set; } = Verdict.Going;

    /// <summary>Its state in AWS's word as it was read last; null when it was not read yet.</summary>
    public string? Status { get; internal set; }

    /// <summary>When the verdict was reached.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>The states it was seen in, oldest first: the time (UTC) and AWS's word.</summary>
    public IReadOnlyList<string> Timeline => timeline;

    internal void Add(DateTimeOffset at, string status) => timeline.Add($"{at:HH:mm:ss}  {status}");

    private readonly List<string> timeline = [];
}
