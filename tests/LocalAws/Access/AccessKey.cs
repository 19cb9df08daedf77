using System.Security.Cryptography;
using LocalAws.Wire;

namespace LocalAws.Access;

/// <summary>A key a request may be signed with.</summary>
/// <param name="SessionToken">Null for a long-lived key of a user.</param>
/// <param name="Expires">Real time; null = never.</param>
/// <param name="UserId">Unique id STS shows.</param>
public sealed record AccessKey(string Id, string Secret, string? SessionToken, DateTimeOffset? Expires, Caller Owner, string UserId)
{
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new long-lived key with random id and secret.</summary>
    public static AccessKey ForUser(string accountId, string user) =>
        new(RandomId("AKIA"), RandomSecret(), null, null, new Caller(accountId, $"arn:aws:iam::{accountId}:user/{user}"), RandomId("AIDA"));

    /// <summary>A new session key, as STS hands out.</summary>
    public static AccessKey ForSession(Caller session, string userId, DateTimeOffset expires) =>
        new(RandomId("ASIA"), RandomSecret(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)), expires, session, userId);

    public static string RandomId(string prefix) => prefix + RandomNumberGenerator.GetString(IdAlphabet, 16);

    private static string RandomSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));

    public override string ToString() => $"{Id} of {Owner.Arn}";
}
