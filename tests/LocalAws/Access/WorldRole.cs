namespace LocalAws.Access;

/// <summary>A role that can be assumed.</summary>
public sealed record WorldRole(string Name, TrustPolicy Trust)
{
    /// <summary>Longest session, in seconds: 3600 to 43200.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    public string Arn(string accountId) => $"arn:aws:iam::{accountId}:role/{Name}";
}
