namespace LocalAws.SecretsManager;

/// <summary>What a starting task may read: secrets by ARN.</summary>
public interface ISecretStore
{
    /// <param name="arn">ARN of a secret, with <c>:json-key:version-stage:version-id</c> behind it if more is wanted; each part may be empty.</param>
    /// <returns>The value; or why there is none.</returns>
    SecretLookup Read(string arn);
}

/// <param name="Value">Null when there is none.</param>
/// <param name="MissingKey">The JSON key that a secret which was found does not have.</param>
public sealed record SecretLookup(string? Value, string? MissingKey = null);
