namespace Actions.Aws;

/// <summary>An access key, with when it ends.</summary>
/// <param name="AccessKeyId">Public part.</param>
/// <param name="SecretAccessKey">Secret part.</param>
/// <param name="SessionToken">Secret; absent for a user's own key.</param>
/// <param name="Expires">Null when it does not end by itself.</param>
internal sealed record AwsKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken, DateTimeOffset? Expires)
{
    /// <summary>Without the secrets.</summary>
    public override string ToString() => $"key until {Expires?.ToString("O") ?? "revoked"}";
}
