namespace LocalAws.AppRunner;

/// <summary>One operation on a service.</summary>
internal sealed class RunnerOperation(string id, string type, DateTimeOffset startedAt)
{
    public string Id => id;
    public string Type => type;
    public DateTimeOffset StartedAt { get; } = startedAt;
    public string Status { get; set; } = "PENDING";
    public DateTimeOffset UpdatedAt { get; set; } = startedAt;
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsUnderWay => EndedAt is null;
}
