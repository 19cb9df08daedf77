namespace Actions.GitHub;

/// <summary>A deployment record before anybody has asked how it stands.</summary>
/// <param name="Deployment">As GitHub lists it.</param>
/// <param name="Payload">What was deployed; null when it does not say.</param>
public sealed record ListedRecord(Deployment Deployment, RecordPayload? Payload)
{
    /// <summary>True for a way back.</summary>
    public bool IsRollback => Deployment.Task == RecordTask.Rollback;

    /// <summary>True when it is, or may be, about a service: one that names none may be about any.</summary>
    /// <param name="service">Its name; null for any.</param>
    public bool IsFor(string? service) => service is null || Payload is null || Payload.Service == service;
}
